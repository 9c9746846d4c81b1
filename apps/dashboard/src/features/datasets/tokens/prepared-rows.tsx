"use client";
import type { Preparation, PreparedRow } from "@facet/sdk/generated/types.gen";
import { Panel } from "@facet/ui/layout/panel";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { Badge } from "@facet/ui/status/badge";
import type { Column } from "@facet/ui/tables/column";
import { WindowTable } from "@facet/ui/tables/window-table";
import { Num } from "@facet/ui/values/num";
import { useMemo } from "react";
import { preparationQueries } from "../../../data/preparations.ts";
import { useRowPages } from "../../../data/row-pages.ts";
import { useAddressState } from "../../../frame/use-address-state.ts";
import { useWide } from "../../../frame/use-wide.ts";
import { datasetTabWords } from "../../../words/dataset-tabs.ts";
import type { Version } from "../version.ts";
import { PreparedRowDrawer } from "./prepared-row-drawer.tsx";

interface PreparedRowsProps {
  readonly version: Version;
  readonly preparation: Preparation;
  readonly split: "train" | "validation";
}

const words = datasetTabWords.tokens.rows;
const reasons: Readonly<Record<string, string>> = datasetTabWords.tokens.dropped.reasons;
const rowHeight = 36;

/** Exactly what training will read, row by row. */
export function PreparedRows({ version, preparation, split }: PreparedRowsProps) {
  const wide = useWide();
  const [at, setAt] = useAddressState("row", "");
  const open = at === "" ? null : Math.max(0, Number.parseInt(at, 10) - 1 || 0);
  const pages = useMemo(() => preparationQueries.rows(preparation.id, { split }), [preparation.id, split]);
  const { query, rowAt, onWindow } = useRowPages(pages, open);
  const isCut = (preparation.stats?.[split].cut ?? 0) > 0;
  return (
    <Panel title={words.title} description={words.lead} flush>
      <Region query={query} skeleton={<SkeletonRows count={8} />}>
        {({ total }) => (
          <WindowTable
            caption={words.caption}
            columns={columns.filter(({ id }) => (id === "cut" ? isCut && wide : id !== "state" || wide))}
            count={total}
            rowAt={rowAt}
            onWindow={onWindow}
            activeIndex={open}
            onOpen={(index) => setAt(String(index + 1))}
            height={`min(${(total + 1) * rowHeight}px, 24rem)`}
          />
        )}
      </Region>
      <PreparedRowDrawer
        version={version}
        preparation={preparation}
        split={split}
        at={open}
        prepared={open === null ? undefined : rowAt(open)}
        onClose={() => setAt("")}
      />
    </Panel>
  );
}

const columns: readonly Column<PreparedRow>[] = [
  {
    id: "row",
    header: words.columns.row,
    width: 80,
    cell: ({ row }) => <span className="text-faint">{row}</span>,
  },
  {
    id: "state",
    header: words.columns.state,
    grow: true,
    cell: ({ dropped }) =>
      dropped === null ? (
        words.kept
      ) : (
        <Badge tone="warning">{reasons[dropped] ?? dropped.replaceAll("_", " ")}</Badge>
      ),
  },
  {
    id: "tokens",
    header: words.columns.tokens,
    align: "end",
    width: 100,
    cell: ({ tokens }) => <Num value={tokens} />,
  },
  {
    id: "trained",
    header: words.columns.trained,
    align: "end",
    width: 120,
    cell: ({ trainedTokens }) => <Num value={trainedTokens} />,
  },
  {
    id: "cut",
    header: words.columns.cut,
    align: "end",
    width: 100,
    cell: ({ cutTokens }) => (cutTokens === 0 ? "" : <Num value={cutTokens} />),
  },
];
