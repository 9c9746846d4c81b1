"use client";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { datasetQueries } from "../../data/datasets.ts";
import { early } from "../../frame/early.ts";
import { usePageTrail } from "../../frame/page-trail.tsx";
import { useProjectHref } from "../../frame/project.tsx";
import { datasetWords as words } from "../../words/datasets.ts";
import { useDatasetCalls } from "./use-dataset-calls.ts";

// Fetched while the data set is: the first view has little room.
const DatasetView = dynamic(
  early(() => import("./dataset-view.tsx").then((file) => file.DatasetView)),
  { loading: DatasetSkeleton },
);

/** One data set: its rows, what is known of them, and what was made with it. */
export function DatasetPage({ id }: { id: string }) {
  const href = useProjectHref();
  const query = useQuery(datasetQueries.one(id));
  usePageTrail([{ label: words.title, href: href("datasets") }, { label: query.data?.name ?? id }]);
  useDatasetCalls(id, query.data?.latestVersion?.id);
  return (
    <Region query={query} page skeleton={<DatasetSkeleton />}>
      {(dataset) => <DatasetView dataset={dataset} />}
    </Region>
  );
}

function DatasetSkeleton() {
  return (
    <div className="grid gap-6">
      <Skeleton className="h-14 max-w-120" />
      <Skeleton className="h-9" />
      <div className="grid gap-6 lg:grid-cols-2">
        <Skeleton className="h-120 rounded-lg" />
        <Skeleton className="h-120 rounded-lg max-lg:hidden" />
      </div>
    </div>
  );
}
