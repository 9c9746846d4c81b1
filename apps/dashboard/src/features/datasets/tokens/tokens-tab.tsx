"use client";
import type { DatasetDetail } from "@facet/sdk/generated/types.gen";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useQuery } from "@tanstack/react-query";
import { fineTuneQueries } from "../../../data/fine-tunes.ts";
import { preparationQueries } from "../../../data/preparations.ts";
import { useAddressState } from "../../../frame/use-address-state.ts";
import type { Version } from "../version.ts";
import { TokenCounts } from "./token-counts.tsx";

interface TokensTabProps {
  readonly dataset: DatasetDetail;
  readonly version: Version;
}

/** How many tokens the rows are for a model: as counted for the newest run, or as chosen here. */
export function TokensTab({ dataset, version }: TokensTabProps) {
  const [wanted, setWanted] = useAddressState("prep", "");
  const newest = dataset.usedBy.find(({ datasetVersionId }) => datasetVersionId === version.id);
  const run = useQuery({
    ...fineTuneQueries.one(newest?.fineTuneId ?? ""),
    enabled: wanted === "" && newest !== undefined,
  });
  const id = wanted === "" ? run.data?.preparationId : wanted;
  const query = useQuery({ ...preparationQueries.one(id ?? ""), enabled: id !== undefined });
  const counts = { version, onCount: setWanted };
  if (id === undefined) {
    if (newest !== undefined && run.isPending) return <TokensSkeleton />;
    return <TokenCounts {...counts} preparation={null} />;
  }
  return (
    // What was counted goes with its base model; it can be counted again for another.
    <Region
      query={query}
      skeleton={<TokensSkeleton />}
      notFound={<TokenCounts {...counts} preparation={null} />}
    >
      {(preparation) => <TokenCounts key={preparation.id} {...counts} preparation={preparation} />}
    </Region>
  );
}

function TokensSkeleton() {
  return (
    <div className="grid gap-6">
      <Skeleton className="h-28 rounded-lg" />
      <Skeleton className="h-20 rounded-lg" />
      <Skeleton className="h-64 rounded-lg" />
    </div>
  );
}
