"use client";
import type { EvaluationRow } from "@facet/sdk/generated/types.gen";
import { Segments } from "@facet/ui/forms/segments";
import { Panel } from "@facet/ui/layout/panel";
import { lastAsked } from "@facet/ui/signature/words/prompt-text";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { Badge } from "@facet/ui/status/badge";
import type { Column } from "@facet/ui/tables/column";
import { DataTable } from "@facet/ui/tables/data-table";
import { useInfiniteQuery } from "@tanstack/react-query";
import { evaluationQueries } from "../../data/evaluations.ts";
import { evaluationWords } from "../../words/evaluations.ts";
import { outcomeLooks } from "./outcome-looks.ts";

interface AllRowsProps {
  readonly id: string;
  /** `all` or one outcome. */
  readonly outcome: string;
  readonly onOutcome: (outcome: string) => void;
  /** Number of the row that is open beside the table; empty for none. */
  readonly open: string;
  readonly onOpen: (row: string) => void;
}

const words = evaluationWords.all;
const outcomes = ["better", "worse", "same"] as const;

/** Everything that both models answered, by outcome. */
export function AllRows({ id, outcome, onOutcome, open, onOpen }: AllRowsProps) {
  const chosen = outcomes.find((name) => name === outcome);
  const query = useInfiniteQuery(evaluationQueries.allRows(id, chosen));
  return (
    <section id="all-rows" className="scroll-mt-16">
      <Panel
        title={words.title}
        description={query.data === undefined ? "" : words.lead(query.data.rows.length, query.data.total)}
        flush
        actions={
          <Segments
            label={words.filter}
            value={chosen ?? "all"}
            onChange={onOutcome}
            choices={[
              { value: "all", label: words.choices.all },
              ...outcomes.map((value) => ({ value, label: words.choices[value] })),
            ]}
          />
        }
      >
        <Region query={query} skeleton={<SkeletonRows count={8} />}>
          {({ rows }) => (
            <DataTable
              caption={words.caption}
              columns={columns}
              rows={rows}
              rowId={({ row }) => String(row)}
              rowName={({ row }) => evaluationWords.row.title(row)}
              onOpen={({ row }) => onOpen(String(row))}
              onMove={({ row }) => open !== "" && onOpen(String(row))}
              activeId={open}
              empty={<p className="px-4 py-6 text-muted">{words.none}</p>}
              onNeedMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
              loadingMore={query.isFetchingNextPage}
              columnChoice
            />
          )}
        </Region>
      </Panel>
    </section>
  );
}

const text = (value: string) =>
  value === "" ? (
    <span className="text-faint">{words.empty}</span>
  ) : (
    <span className="@lg/table:block @lg/table:max-w-49 @max-lg/table:line-clamp-3 @lg/table:truncate">
      {value}
    </span>
  );

const columns: readonly Column<EvaluationRow>[] = [
  {
    id: "row",
    header: words.columns.row,
    align: "end",
    width: 64,
    sortValue: ({ row }) => row,
    cell: ({ row }) => row,
  },
  { id: "asked", header: words.columns.asked, grow: true, cell: ({ prompt }) => lastAsked(prompt) },
  { id: "expected", header: words.columns.expected, width: 220, cell: ({ reference }) => text(reference) },
  { id: "base", header: words.columns.base, width: 220, cell: ({ baseOutput }) => text(baseOutput) },
  { id: "tuned", header: words.columns.tuned, width: 220, cell: ({ tunedOutput }) => text(tunedOutput) },
  {
    id: "outcome",
    header: words.columns.outcome,
    width: 104,
    sortValue: ({ outcome }) => outcome,
    cell: ({ outcome }) => <Badge {...outcomeLooks[outcome]}>{outcome}</Badge>,
  },
];
