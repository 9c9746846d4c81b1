"use client";
import type { DatasetDetail, FineTune } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { Panel } from "@facet/ui/layout/panel";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { StatusBadge } from "@facet/ui/status/status-badge";
import type { Column } from "@facet/ui/tables/column";
import { DataTable } from "@facet/ui/tables/data-table";
import { Time } from "@facet/ui/values/time";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { baseModelQueries } from "../../data/base-models.ts";
import { datasetQueries } from "../../data/datasets.ts";
import { fineTuneQueries } from "../../data/fine-tunes.ts";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { datasetTabWords } from "../../words/dataset-tabs.ts";
import { datasetWords } from "../../words/datasets.ts";

const words = datasetTabWords.use;

/** Every run that rests on it. */
export function UseTab({ dataset }: { dataset: DatasetDetail }) {
  const projectId = useProjectId();
  const href = useProjectHref();
  const query = useInfiniteQuery(fineTuneQueries.list(projectId, { datasetId: dataset.id }));
  const { data: bases } = useInfiniteQuery(baseModelQueries.list(projectId));
  const { data: versions } = useInfiniteQuery(datasetQueries.versions(dataset.id));
  const columns = useMemo(
    () =>
      columnsOf(
        new Map(bases?.map(({ id, name }) => [id, name])),
        new Map(versions?.map(({ id, number }) => [id, number])),
      ),
    [bases, versions],
  );
  return (
    <Panel title={words.title} flush>
      <Region
        query={query}
        skeleton={<SkeletonRows count={4} />}
        isEmpty={(all) => all.length === 0}
        empty={
          <Empty
            title={words.none.title}
            actions={
              <LinkButton look="main" href={`${href("fine-tunes", "new")}?dataset=${dataset.id}`}>
                {datasetWords.fineTune}
              </LinkButton>
            }
          >
            {words.none.lead}
          </Empty>
        }
      >
        {(all) => (
          <DataTable
            caption={words.caption}
            columns={columns}
            rows={all}
            rowId={({ id }) => id}
            rowName={({ name }) => name}
            rowHref={({ id }) => href("fine-tunes", id)}
            onNeedMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
            loadingMore={query.isFetchingNextPage}
          />
        )}
      </Region>
    </Panel>
  );
}

function columnsOf(
  bases: ReadonlyMap<string, string>,
  versions: ReadonlyMap<string, number>,
): readonly Column<FineTune>[] {
  return [
    { id: "name", header: words.columns.name, grow: true, cell: ({ name }) => name },
    {
      id: "state",
      header: words.columns.state,
      width: 130,
      cell: ({ state }) => <StatusBadge state={state} />,
    },
    {
      id: "version",
      header: words.columns.version,
      width: 100,
      sortValue: ({ datasetVersionId }) => versions.get(datasetVersionId) ?? null,
      cell: ({ datasetVersionId }) => versions.get(datasetVersionId),
    },
    {
      id: "model",
      header: words.columns.model,
      width: 220,
      cell: ({ baseModelId }) => bases.get(baseModelId) ?? "",
    },
    {
      id: "created",
      header: words.columns.created,
      width: 140,
      sortValue: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
  ];
}
