"use client";
import { Button } from "@facet/ui/actions/button";
import { LinkButton } from "@facet/ui/actions/link-button";
import { PageHeader } from "@facet/ui/layout/page-header";
import { Panel } from "@facet/ui/layout/panel";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { DataTable } from "@facet/ui/tables/data-table";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { fineTuneQueries } from "../../data/fine-tunes.ts";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { compareWords } from "../../words/compare.ts";
import { fineTuneWords } from "../../words/fine-tunes.ts";
import { fineTuneColumns } from "../fine-tunes/fine-tune-columns.tsx";
import { mostCompared } from "./chosen-runs.ts";

const words = compareWords.pick;

interface PickRunsProps {
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}

/** Which runs to compare. */
export function PickRuns({ chosen, onChoose }: PickRunsProps) {
  const href = useProjectHref();
  const query = useInfiniteQuery(fineTuneQueries.list(useProjectId()));
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(chosen));
  const columns = useMemo(
    () =>
      fineTuneColumns({ bases: new Map(), datasets: new Map(), hasOpen: false }).filter(({ id }) =>
        ["name", "state", "created", "took"].includes(id),
      ),
    [],
  );
  const wrong = ticked.size < 2 ? words.tooFew : ticked.size > mostCompared ? words.tooMany : undefined;
  const start = (
    <LinkButton look="main" href={href("fine-tunes", "new")}>
      {words.start}
    </LinkButton>
  );
  return (
    <div className="grid gap-6">
      <PageHeader title={compareWords.title} sentence={words.lead} />
      <Panel flush>
        <Region
          query={query}
          skeleton={<SkeletonRows count={6} />}
          isEmpty={(all) => all.length < 2}
          empty={
            <Empty
              title={query.data?.length === 1 ? words.oneTitle : fineTuneWords.empty.title}
              actions={start}
            >
              {query.data?.length === 1 ? words.one : fineTuneWords.empty.lead}
            </Empty>
          }
        >
          {(all) => (
            <DataTable
              caption={fineTuneWords.caption}
              columns={columns}
              rows={all}
              rowId={({ id }) => id}
              rowName={({ name }) => name}
              selection={{
                selected: ticked,
                onChange: setTicked,
                actions: (
                  <>
                    {wrong !== undefined && <span className="text-muted text-sm">{wrong}</span>}
                    <Button
                      look="main"
                      size="small"
                      disabledReason={wrong}
                      // In the order of the list, which is the order of the colours.
                      onClick={() => onChoose(all.map(({ id }) => id).filter((id) => ticked.has(id)))}
                    >
                      {words.compare(ticked.size)}
                    </Button>
                  </>
                ),
              }}
              onNeedMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
              loadingMore={query.isFetchingNextPage}
            />
          )}
        </Region>
      </Panel>
    </div>
  );
}
