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
import { baseModelQueries } from "../../data/base-models.ts";
import { evaluationQueries } from "../../data/evaluations.ts";
import { modelQueries } from "../../data/models.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { usePageTrail } from "../../frame/page-trail.tsx";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { useAddressState } from "../../frame/use-address-state.ts";
import { modelWords as words } from "../../words/models.ts";
import { modelColumns } from "./model-columns.tsx";

/** What a project's runs have made, the newest first. */
export function ModelsPage() {
  const projectId = useProjectId();
  const href = useProjectHref();
  const query = useInfiniteQuery(modelQueries.list(projectId));
  const { data: bases } = useInfiniteQuery(baseModelQueries.list(projectId));
  const { data: evaluations } = useInfiniteQuery(evaluationQueries.list(projectId));
  const [search, setSearch] = useAddressState("q", "");
  usePageTrail([{ label: words.title }]);
  useApiCalls([
    {
      title: words.calls.list,
      operation: "listModels",
      method: "GET",
      address: "/v1/models",
      query: { projectId },
    },
  ]);
  const columns = useMemo(
    () =>
      modelColumns({
        bases: new Map((bases ?? []).map(({ id, name }) => [id, name])),
        evaluations: new Map((evaluations ?? []).map((one) => [one.fineTuneId, one])),
      }),
    [bases, evaluations],
  );
  const start = (
    <LinkButton look="main" href={href("fine-tunes", "new")}>
      {words.start}
    </LinkButton>
  );
  const isWanted = ({ name, tags }: { name: string; tags: readonly string[] }) =>
    [name, ...tags].some((text) => text.toLowerCase().includes(search.toLowerCase()));
  return (
    <div className="grid gap-6">
      <PageHeader
        title={words.title}
        sentence={words.lead}
        actions={
          <>
            <LinkButton href={href("base-models")}>{words.bases}</LinkButton>
            {query.data?.length !== 0 && start}
          </>
        }
      />
      <Panel flush>
        <Region
          query={query}
          skeleton={<SkeletonRows count={6} />}
          isEmpty={(all) => all.length === 0}
          empty={
            <Empty title={words.empty.title} actions={start}>
              {words.empty.lead}
            </Empty>
          }
        >
          {(all) => (
            <DataTable
              caption={words.caption}
              columns={columns}
              rows={all.filter(isWanted)}
              rowId={({ id }) => id}
              rowName={({ name }) => name}
              rowHref={({ id }) => href("models", id)}
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
              columnChoice
            />
          )}
        </Region>
      </Panel>
    </div>
  );
}
