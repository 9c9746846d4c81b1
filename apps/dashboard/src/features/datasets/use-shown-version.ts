import type { DatasetDetail } from "@facet/sdk/generated/types.gen";
import { useInfiniteQuery } from "@tanstack/react-query";
import { datasetQueries } from "../../data/datasets.ts";
import { useAddressState } from "../../frame/use-address-state.ts";
import type { Version } from "./version.ts";

/** The version that the address names by its number, or the one to work with. */
export function useShownVersion({ id, latestVersion }: DatasetDetail) {
  const [asked, setAsked] = useAddressState("version", "", { push: true });
  const isOther = asked !== "" && asked !== String(latestVersion?.number);
  const { data, isLoading } = useInfiniteQuery({ ...datasetQueries.versions(id), enabled: isOther });
  const found = data?.find(({ number, state }) => String(number) === asked && state === "ready");
  const version: Version | null = (isOther ? found : undefined) ?? latestVersion;
  return {
    version,
    isLoading,
    show: (number: number) => setAsked(number === latestVersion?.number ? "" : String(number)),
  };
}
