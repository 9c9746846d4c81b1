"use client";
import type { FineTune } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { Segments } from "@facet/ui/forms/segments";
import { TextInput } from "@facet/ui/forms/text-input";
import { PageHeader } from "@facet/ui/layout/page-header";
import { Panel } from "@facet/ui/layout/panel";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { DataTable } from "@facet/ui/tables/data-table";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { baseModelQueries } from "../../data/base-models.ts";
import { fineTuneQueries } from "../../data/fine-tunes.ts";
import { useDatasetNames } from "../../data/use-dataset-names.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { usePageTrail } from "../../frame/page-trail.tsx";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { useAddressState } from "../../frame/use-address-state.ts";
import { fineTuneWords as words } from "../../words/fine-tunes.ts";
import { fineTuneColumns } from "./fine-tune-columns.tsx";
import { isOpenRun } from "./is-open-run.ts";

const filters = {
  all: ["queued", "running", "succeeded", "failed", "cancelled"],
  open: ["queued", "running"],
  done: ["succeeded"],
  failed: ["failed", "cancelled"],
} as const;
const mostCompared = 6;

/** Every run, the newest first; new ones and changes appear by themselves. */
export function FineTunesPage() {
  const projectId = useProjectId();
  const href = useProjectHref();
  const query = useInfiniteQuery(fineTuneQueries.list(projectId));
  const { data: bases } = useInfiniteQuery(baseModelQueries.list(projectId));
  const datasets = useDatasetNames(projectId, versionsOf(query.data));
  const [search, setSearch] = useAddressState("q", "");
  const [shown, setShown] = useAddressState("show", "all");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  usePageTrail([{ label: words.title }]);
  useApiCalls([
    {
      title: words.calls.list,
      operation: "listFineTunes",
      method: "GET",
      address: "/v1/fine-tunes",
      query: { projectId },
    },
    {
      title: words.calls.jobs,
      operation: "listJobs",
      method: "GET",
      address: "/v1/jobs",
      query: { projectId },
    },
  ]);
  const hasOpen = (query.data ?? []).some(isOpenRun);
  const columns = useMemo(
    () =>
      fineTuneColumns({
        hasOpen,
        bases: new Map((bases ?? []).map(({ id, name }) => [id, name])),
        datasets,
      }),
    [bases, datasets, hasOpen],
  );
  const start = (
    <LinkButton look="main" href={href("fine-tunes", "new")}>
      {words.start}
    </LinkButton>
  );
  const filter = shown in filters ? (shown as keyof typeof filters) : "all";
  const states: readonly string[] = filters[filter];
  const comparable = chosen.size >= 2 && chosen.size <= mostCompared;
  return (
    <div className="grid gap-6">
      <PageHeader title={words.title} sentence={words.lead} actions={query.data?.length !== 0 && start} />
      <Panel flush>
        <Region
          query={query}
          skeleton={<SkeletonRows count={8} />}
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
              rows={all.filter(
                ({ name, state }) =>
                  states.includes(state) && name.toLowerCase().includes(search.toLowerCase()),
              )}
              rowId={({ id }) => id}
              rowName={({ name }) => name}
              rowHref={({ id }) => href("fine-tunes", id)}
              selection={{
                selected: chosen,
                onChange: setChosen,
                actions: comparable ? (
                  <LinkButton
                    size="small"
                    look="main"
                    href={`${href("fine-tunes", "compare")}?runs=${[...chosen].join(",")}`}
                  >
                    {words.compare}
                  </LinkButton>
                ) : (
                  <span className="text-muted text-sm">{words.compareHint}</span>
                ),
              }}
              toolbar={
                <>
                  <div className="w-60 max-w-full">
                    <TextInput
                      type="search"
                      aria-label={words.search}
                      placeholder={words.search}
                      value={search}
                      onChange={setSearch}
                    />
                  </div>
                  <Segments
                    label={words.filter.label}
                    value={filter}
                    onChange={setShown}
                    choices={(["all", "open", "done", "failed"] as const).map((value) => ({
                      value,
                      label: words.filter[value],
                    }))}
                  />
                </>
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

const versionsOf = (runs: readonly FineTune[] = []) => runs.map(({ datasetVersionId }) => datasetVersionId);
