import type { BaseModel } from "@facet/sdk/generated/types.gen";
import { useInfiniteQuery } from "@tanstack/react-query";
import { baseModelQueries } from "../../data/base-models.ts";
import { useProjectId } from "../../frame/project.tsx";
import { useAddressState } from "../../frame/use-address-state.ts";

interface ReadyModels {
  /** Undefined until they are read. */
  readonly models: readonly BaseModel[] | undefined;
  /** The one in the address, else the newest. */
  readonly chosen: BaseModel | undefined;
  readonly choose: (id: string) => void;
}

/** Base models whose tokenizer can be asked, and which of them the page shows rows with. */
export function useReadyModels(usual?: string): ReadyModels {
  const { data } = useInfiniteQuery(baseModelQueries.list(useProjectId(), { state: "ready" }));
  const [wanted, choose] = useAddressState("model", usual ?? "");
  const chosen = data?.find(({ id }) => id === wanted) ?? data?.[0];
  return { models: data, chosen, choose };
}
