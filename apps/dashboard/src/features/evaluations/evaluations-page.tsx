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
import { useMemo } from "react";
import { evaluationQueries } from "../../data/evaluations.ts";
import { fineTuneQueries } from "../../data/fine-tunes.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { usePageTrail } from "../../frame/page-trail.tsx";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { useAddressState } from "../../frame/use-address-state.ts";
import { evaluationWords as words } from "../../words/evaluations.ts";
import { evaluationColumns } from "./evaluation-columns.tsx";

/** Every verdict of a project, the newest first. */
export function EvaluationsPage() {
  const projectId = useProjectId();
  const href = useProjectHref();
  const query = useInfiniteQuery(evaluationQueries.list(projectId));
  const { data: runs } = useInfiniteQuery(fineTuneQueries.list(projectId));
  const [search, setSearch] = useAddressState("q", "");
  usePageTrail([{ label: words.title }]);
  useApiCalls([
    {
      title: words.calls.list,
      operation: "listEvaluations",
      method: "GET",
      address: "/v1/evaluations",
      query: { projectId },
    },
  ]);
  const names = useMemo(() => new Map((runs ?? []).map(({ id, name }) => [id, name])), [runs]);
  const columns = useMemo(() => evaluationColumns(names), [names]);
  return (
    <div className="grid gap-6">
      <PageHeader title={words.title} sentence={words.lead} />
      <Panel flush>
        <Region
          query={query}
          skeleton={<SkeletonRows count={6} />}
          isEmpty={(all) => all.length === 0}
          empty={
            <Empty
              title={words.empty.title}
              actions={
                <LinkButton look="main" href={href("fine-tunes", "new")}>
                  {words.empty.start}
                </LinkButton>
              }
            >
              {words.empty.lead}
            </Empty>
          }
        >
          {(all) => (
            <DataTable
              caption={words.caption}
              columns={columns}
              rows={all.filter(({ fineTuneId }) =>
                (names.get(fineTuneId) ?? "").toLowerCase().includes(search.toLowerCase()),
              )}
              rowId={({ id }) => id}
              rowName={({ fineTuneId }) => names.get(fineTuneId) ?? words.unknownRun}
              rowHref={({ id }) => href("evaluations", id)}
              toolbar={
                <div className="w-60 max-w-full">
                  <TextInput
                    type="search"
                    aria-label={words.search}
                    placeholder={words.search}
                    value={search}
                    onChange={setSearch}
                  />
                </div>
              }
              empty={<Empty title={words.noMatch.title}>{words.noMatch.lead}</Empty>}
              onNeedMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
              loadingMore={query.isFetchingNextPage}
            />
          )}
        </Region>
      </Panel>
    </div>
  );
}
