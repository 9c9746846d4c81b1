"use client";
import type { CanonicalRow } from "@facet/sdk/generated/types.gen";
import { Panel } from "@facet/ui/layout/panel";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { WindowTable } from "@facet/ui/tables/window-table";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { datasetQueries } from "../../../data/datasets.ts";
import { useRowPages } from "../../../data/row-pages.ts";
import { datasetWords } from "../../../words/datasets.ts";
import type { Version } from "../version.ts";
import { rowColumns } from "./row-columns.tsx";

interface RowTableProps {
  readonly version: Version;
  readonly split: "train" | "validation" | "test";
  readonly q: string;
  /** Position of the open row; null for none. */
  readonly open: number | null;
  readonly onOpen: (index: number) => void;
  readonly onCount: (count: number) => void;
  readonly wide: boolean;
  readonly empty: ReactNode;
  /** Beside the table: the open row, undefined while it is read. */
  readonly children: (row: CanonicalRow | undefined | null) => ReactNode;
}

const rowHeight = 36;
const firstRows = 10;
const rowsAbove = 4;

export function RowTable(props: RowTableProps) {
  const { version, split, q, open, onOpen, onCount, wide, empty, children } = props;
  const pages = useMemo(
    () => datasetQueries.rows(version.id, { split, ...(q === "" ? {} : { q }) }),
    [version.id, split, q],
  );
  const { query, rowAt, onWindow } = useRowPages(pages, open);
  const total = query.data?.total;
  useEffect(() => {
    if (total !== undefined) onCount(total);
  }, [total, onCount]);
  const mostRow = version.counts?.read ?? 0;
  const columns = useMemo(
    () => rowColumns(version.type ?? "chat", wide, mostRow),
    [version.type, wide, mostRow],
  );
  // A link may name a row far down; after that the table scrolls by itself.
  const [start] = useState(open === null || open < firstRows ? undefined : open - rowsAbove);
  const at = open === null || total === undefined ? null : Math.min(open, total - 1);
  return (
    <Region
      query={query}
      skeleton={
        <Panel flush>
          <SkeletonRows count={12} />
        </Panel>
      }
      isEmpty={(page) => page.total === 0}
      empty={<Panel>{empty}</Panel>}
    >
      {(page) => (
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Panel flush>
            <WindowTable
              caption={datasetWords.rows.caption(split)}
              columns={columns}
              count={page.total}
              rowAt={rowAt}
              onWindow={onWindow}
              activeIndex={at}
              onOpen={onOpen}
              jumpTo={start}
              height={`min(${(page.total + 1) * rowHeight}px, max(24rem, 70dvh))`}
            />
          </Panel>
          {children(at === null ? null : rowAt(at))}
        </div>
      )}
    </Region>
  );
}
