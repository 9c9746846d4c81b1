"use client";
import type { RefusedRow } from "@facet/sdk/generated/types.gen";
import { Select } from "@facet/ui/forms/select";
import { KeyValues } from "@facet/ui/layout/key-values";
import { Panel } from "@facet/ui/layout/panel";
import { Drawer } from "@facet/ui/overlays/drawer";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import type { Column } from "@facet/ui/tables/column";
import { WindowTable } from "@facet/ui/tables/window-table";
import { useMemo } from "react";
import { datasetQueries } from "../../../data/datasets.ts";
import { useRowPages } from "../../../data/row-pages.ts";
import { useAddressState } from "../../../frame/use-address-state.ts";
import { useWide } from "../../../frame/use-wide.ts";
import { datasetTabWords } from "../../../words/dataset-tabs.ts";
import type { Version } from "../version.ts";

const words = datasetTabWords.quality.refused;
const rowHeight = 36;

/** What could not be used, and how to mend it, row by row. */
export function RefusedRows({ version }: { version: Version }) {
  const [code, setCode] = useAddressState("reason", "");
  const codes = Object.entries(version.refusedByCode ?? {}).toSorted((one, other) => other[1] - one[1]);
  if (codes.length === 0)
    return (
      <Panel title={words.title}>
        <p className="text-muted">{words.none}</p>
      </Panel>
    );
  return (
    <Panel
      title={words.title}
      description={words.lead}
      flush
      actions={
        codes.length > 1 && (
          <Select
            aria-label={words.filter}
            value={code}
            onChange={setCode}
            choices={[
              { value: "", label: words.all },
              ...codes.map(([value, rows]) => ({ value, label: `${value.replaceAll("_", " ")} (${rows})` })),
            ]}
          />
        )
      }
    >
      <RefusedTable key={code} versionId={version.id} code={code} />
    </Panel>
  );
}

function RefusedTable({ versionId, code }: { versionId: string; code: string }) {
  const wide = useWide();
  const [at, setAt] = useAddressState("refused", "");
  const open = at === "" ? null : Math.max(0, Number.parseInt(at, 10) - 1 || 0);
  const pages = useMemo(
    () => datasetQueries.refused(versionId, code === "" ? {} : { code }),
    [versionId, code],
  );
  const { query, rowAt, onWindow } = useRowPages(pages, open);
  const row = open === null ? undefined : rowAt(open);
  return (
    <>
      <Region query={query} skeleton={<SkeletonRows count={6} />}>
        {({ total }) => (
          <WindowTable
            caption={words.caption}
            columns={wide ? columns : columns.slice(0, 2)}
            count={total}
            rowAt={rowAt}
            onWindow={onWindow}
            activeIndex={open}
            onOpen={(index) => setAt(String(index + 1))}
            height={`min(${(total + 1) * rowHeight}px, 24rem)`}
          />
        )}
      </Region>
      <Drawer
        open={row !== undefined}
        onOpenChange={(isOpen) => !isOpen && setAt("")}
        title={row === undefined ? "\u00a0" : words.title1(row.row)}
        peek
      >
        {row !== undefined && <OneRefused row={row} />}
      </Drawer>
    </>
  );
}

function OneRefused({ row }: { row: RefusedRow }) {
  return (
    <div className="grid gap-4">
      <KeyValues
        align="start"
        items={[
          { label: words.columns.field, value: row.field ?? words.wholeRow },
          { label: words.columns.reason, value: row.reason },
          { label: words.columns.fix, value: row.fix },
          { label: words.code, value: <code>{row.code}</code> },
        ]}
      />
      <pre className="whitespace-pre-wrap rounded-md bg-sunken px-3 py-2 font-mono text-sm [overflow-wrap:anywhere]">
        {row.excerpt}
      </pre>
    </div>
  );
}

const columns: readonly Column<RefusedRow>[] = [
  {
    id: "row",
    header: words.columns.row,
    width: 72,
    cell: ({ row }) => <span className="text-faint">{row}</span>,
  },
  { id: "reason", header: words.columns.reason, grow: true, cell: ({ reason }) => reason },
  { id: "field", header: words.columns.field, width: 130, cell: ({ field }) => field ?? words.wholeRow },
  { id: "fix", header: words.columns.fix, width: 300, cell: ({ fix }) => fix },
  {
    id: "excerpt",
    header: words.columns.excerpt,
    width: 220,
    cell: ({ excerpt }) => <code className="text-sm">{excerpt}</code>,
  },
];
