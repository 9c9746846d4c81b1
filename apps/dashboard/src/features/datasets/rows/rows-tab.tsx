"use client";
import { Button } from "@facet/ui/actions/button";
import { formatNumber } from "@facet/ui/format/format-number";
import { Segments } from "@facet/ui/forms/segments";
import { TextInput } from "@facet/ui/forms/text-input";
import { Empty } from "@facet/ui/states/empty";
import { useState } from "react";
import { useAddressState } from "../../../frame/use-address-state.ts";
import { useSettled } from "../../../frame/use-settled.ts";
import { useWide } from "../../../frame/use-wide.ts";
import { datasetWords } from "../../../words/datasets.ts";
import type { Version } from "../version.ts";
import { RowDrawer } from "./row-drawer.tsx";
import { NoRow, RowPanel } from "./row-panel.tsx";
import { RowTable } from "./row-table.tsx";

const words = datasetWords.rows;
const splits = ["train", "validation", "test"] as const;

/** Every row of a version, one split at a time, and the open one beside them. */
export function RowsTab({ version }: { version: Version }) {
  const wide = useWide();
  const [wanted, setSplit] = useAddressState("split", "train");
  const split = splits.find((one) => one === wanted) ?? "train";
  const [search, setSearch] = useAddressState("q", "");
  // By position in what is listed: another search begins at its first row.
  const [at, setAt] = useAddressState("row", "");
  const [count, setCount] = useState<number>();
  const q = useSettled(search);
  const open = at === "" ? (wide ? 0 : null) : Math.max(0, Number.parseInt(at, 10) - 1 || 0);
  const narrow = (change: () => void) => {
    setAt("");
    setCount(undefined);
    change();
  };
  const rows = (
    <RowTable
      // A table that scrolled far must not look for row 900,000 of another split.
      key={`${split} ${q}`}
      version={version}
      split={split}
      q={q}
      open={open}
      onOpen={(index) => setAt(String(index + 1))}
      onCount={setCount}
      wide={wide}
      empty={
        q === "" ? (
          <Empty title={words.none.split}>{words.none.splitLead}</Empty>
        ) : (
          <Empty
            title={words.none.search(q, split)}
            actions={<Button onClick={() => narrow(() => setSearch(""))}>{words.none.clear}</Button>}
          >
            {words.none.searchLead}
          </Empty>
        )
      }
    >
      {(row) =>
        wide ? (
          <div className="sticky top-16 grid">{row === null ? <NoRow /> : <RowPanel row={row} />}</div>
        ) : (
          <RowDrawer row={row} onClose={() => setAt("")} />
        )
      }
    </RowTable>
  );
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <TextInput
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onChange={(text) => narrow(() => setSearch(text))}
          className="sm:max-w-60"
        />
        <Segments
          label={words.split}
          value={split}
          onChange={(next) => narrow(() => setSplit(next))}
          choices={splits.map((value) => ({
            value,
            label: `${datasetWords.splits[value]} ${formatNumber(version.counts?.[value])}`,
          }))}
        />
        <span className="text-muted text-table" role="status">
          {count !== undefined && q !== "" && words.matching(count)}
        </span>
      </div>
      {rows}
    </div>
  );
}
