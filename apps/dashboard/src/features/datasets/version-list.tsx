"use client";
import type { DatasetDetail } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { Panel } from "@facet/ui/layout/panel";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { DataTable } from "@facet/ui/tables/data-table";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { datasetQueries } from "../../data/datasets.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { datasetTabWords } from "../../words/dataset-tabs.ts";
import type { Version } from "./version.ts";
import { versionColumns } from "./version-columns.tsx";

const words = datasetTabWords.versions;

interface VersionListProps {
  readonly dataset: DatasetDetail;
  readonly shown: Version;
  readonly onShow: (number: number) => void;
}

/** The newest first. A row shows its version on every tab of the page. */
export function VersionList({ dataset, shown, onShow }: VersionListProps) {
  const href = useProjectHref();
  const query = useInfiniteQuery(datasetQueries.versions(dataset.id));
  const columns = useMemo(() => versionColumns(query.data ?? []), [query.data]);
  return (
    <Panel
      title={words.all}
      description={words.allLead}
      actions={<LinkButton href={`${href("datasets", "new")}?to=${dataset.id}`}>{words.add}</LinkButton>}
      flush
    >
      <Region query={query} skeleton={<SkeletonRows count={2} />}>
        {(all) => (
          <DataTable
            caption={words.caption}
            columns={columns}
            rows={all}
            rowId={({ id }) => id}
            rowName={({ number }) => words.numbered(number)}
            activeId={shown.id}
            onOpen={({ number, state }) => state === "ready" && onShow(number)}
          />
        )}
      </Region>
    </Panel>
  );
}
