"use client";
import { LinkButton } from "@facet/ui/actions/link-button";
import { TextInput } from "@facet/ui/forms/text-input";
import { PageHeader } from "@facet/ui/layout/page-header";
import { Panel } from "@facet/ui/layout/panel";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { DataTable } from "@facet/ui/tables/data-table";
import { useInfiniteQuery } from "@tanstack/react-query";
import { datasetQueries } from "../../data/datasets.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { usePageTrail } from "../../frame/page-trail.tsx";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { useAddressState } from "../../frame/use-address-state.ts";
import { datasetWords as words } from "../../words/datasets.ts";
import { RunExample } from "../home/run-example.tsx";
import { datasetColumns } from "./dataset-columns.tsx";

/** What a project's runs learn from, the newest first. */
export function DatasetsPage() {
  const projectId = useProjectId();
  const href = useProjectHref();
  const query = useInfiniteQuery(datasetQueries.list(projectId));
  const [search, setSearch] = useAddressState("q", "");
  usePageTrail([{ label: words.title }]);
  useApiCalls([
    {
      title: words.calls.list,
      operation: "listDatasets",
      method: "GET",
      address: "/v1/datasets",
      query: { projectId },
    },
  ]);
  const add = (
    <LinkButton look="main" href={href("datasets", "new")}>
      {words.add}
    </LinkButton>
  );
  return (
    <div className="grid gap-6">
      <PageHeader
        title={words.title}
        sentence={words.lead}
        actions={query.data?.length === 0 ? undefined : add}
      />
      <Region
        query={query}
        skeleton={
          <Panel flush>
            <SkeletonRows count={8} />
          </Panel>
        }
        isEmpty={(all) => all.length === 0}
        empty={
          <>
            <Panel flush>
              <Empty title={words.empty.title} actions={add}>
                {words.empty.lead}
              </Empty>
            </Panel>
            <RunExample look="plain" />
          </>
        }
      >
        {(all) => (
          <Panel flush>
            <DataTable
              caption={words.caption}
              columns={datasetColumns}
              rows={all.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()))}
              rowId={({ id }) => id}
              rowName={({ name }) => name}
              rowHref={({ id }) => href("datasets", id)}
              toolbar={
                <TextInput
                  type="search"
                  aria-label={words.search}
                  placeholder={words.search}
                  value={search}
                  onChange={setSearch}
                  className="max-w-60"
                />
              }
              empty={<Empty title={words.noMatch.title}>{words.noMatch.lead}</Empty>}
              onNeedMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
              loadingMore={query.isFetchingNextPage}
              columnChoice
            />
          </Panel>
        )}
      </Region>
    </div>
  );
}
