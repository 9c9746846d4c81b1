import { useMemo, useState } from "react";
import { Button } from "../actions/button.tsx";
import { TextInput } from "../forms/text-input.tsx";
import { Panel } from "../layout/panel.tsx";
import { Empty } from "../states/empty.tsx";
import type { State } from "../status/states.ts";
import { StatusBadge } from "../status/status-badge.tsx";
import type { Column } from "../tables/column.ts";
import { DataTable } from "../tables/data-table.tsx";
import { VirtualList } from "../tables/virtual-list.tsx";
import { WindowTable } from "../tables/window-table.tsx";
import { FixedClock } from "../values/clock.tsx";
import { Duration } from "../values/duration.tsx";
import { Num } from "../values/num.tsx";
import { Time } from "../values/time.tsx";
import type { Story } from "./story.ts";

const now = Date.UTC(2026, 10, 23, 15, 57, 3);
interface Run {
  id: string;
  name: string;
  model: string;
  state: State;
  loss: number | null;
  tookMs: number;
  createdAt: number;
}
const states: readonly State[] = [
  "running",
  "queued",
  "succeeded",
  "failed",
  "cancelled",
  "recovering",
  "paused",
];
const runs = (count: number): Run[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `ft_${index}`,
    name:
      index === 2 ? "returns-policy-with-a-rather-long-name-that-someone-typed" : `support-tone ${index + 1}`,
    model: index % 2 === 0 ? "gemma-3-1b" : "gemma-3-270m",
    state: states[index % states.length] ?? "queued",
    loss: index % 7 === 1 ? null : 0.6 + ((index * 37) % 100) / 100,
    tookMs: (index + 1) * 41_000,
    createdAt: now - index * 3_700_000,
  }));
const columns: readonly Column<Run>[] = [
  { id: "name", header: "Name", cell: (run) => run.name, sortValue: (run) => run.name, grow: true },
  { id: "state", header: "State", cell: (run) => <StatusBadge state={run.state} />, width: 130 },
  { id: "model", header: "Model", cell: (run) => run.model, sortValue: (run) => run.model, width: 140 },
  {
    id: "loss",
    header: "Loss",
    cell: (run) => <Num value={run.loss} digits={2} fixed />,
    sortValue: (run) => run.loss,
    align: "end",
    width: 90,
  },
  {
    id: "took",
    header: "Took",
    cell: (run) => <Duration ms={run.tookMs} />,
    sortValue: (run) => run.tookMs,
    align: "end",
    width: 120,
  },
  { id: "created", header: "Started", cell: (run) => <Time at={run.createdAt} />, align: "end", width: 120 },
  { id: "id", header: "Id", cell: (run) => <code>{run.id}</code>, width: 90, hidden: true },
];

function TryTable({ count, selectable = false }: { count: number; selectable?: boolean }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(selectable ? ["ft_1"] : []));
  const [active, setActive] = useState<string | null>(null);
  const rows = useMemo(() => runs(count), [count]);
  return (
    <FixedClock atMs={now}>
      <Panel flush>
        <DataTable
          caption="Fine-tunes"
          columns={columns}
          rows={rows}
          rowId={(run) => run.id}
          rowName={(run) => run.name}
          onOpen={(run) => setActive(run.id)}
          activeId={active}
          columnChoice
          maxHeight="420px"
          toolbar={
            <TextInput
              type="search"
              aria-label="Search runs"
              placeholder="Search runs"
              value=""
              onChange={() => undefined}
              className="max-w-60"
            />
          }
          selection={
            selectable
              ? { selected, onChange: setSelected, actions: <Button size="small">Compare</Button> }
              : undefined
          }
        />
      </Panel>
    </FixedClock>
  );
}

export const stories: readonly Story[] = [
  { name: "DataTable", render: () => <TryTable count={7} /> },
  { name: "DataTable: selection", render: () => <TryTable count={4} selectable /> },
  { name: "DataTable: 10,000 rows", render: () => <TryTable count={10_000} /> },
  {
    name: "DataTable: empty",
    render: () => (
      <Panel flush>
        <DataTable
          caption="Fine-tunes"
          columns={columns}
          rows={[]}
          rowId={(run) => run.id}
          empty={
            <Empty title="No run fits" actions={<Button>Clear filters</Button>}>
              The filter "failed, this week" hides all 14 runs.
            </Empty>
          }
        />
      </Panel>
    ),
  },
  {
    name: "WindowTable: a million rows from a server",
    render: () => (
      <Panel flush>
        <WindowTable<{ text: string; tokens: number }>
          caption="Rows"
          count={1_000_000}
          rowAt={(index) =>
            index % 50 === 7 ? undefined : { text: `Row ${index + 1}`, tokens: (index * 31) % 900 }
          }
          onWindow={() => undefined}
          height="300px"
          columns={[
            { id: "text", header: "Last user turn", cell: (row) => row.text, grow: true },
            {
              id: "tokens",
              header: "Tokens",
              cell: (row) => <Num value={row.tokens} />,
              align: "end",
              width: 90,
            },
          ]}
        />
      </Panel>
    ),
  },
  {
    name: "VirtualList",
    render: () => (
      <Panel title="Events" flush>
        <VirtualList
          label="Events"
          items={runs(1000)}
          itemKey={(run) => run.id}
          estimate={44}
          maxHeight="220px"
        >
          {(run) => (
            <div className="flex min-h-11 items-center gap-3 border-line border-b px-4">
              <StatusBadge state={run.state} />
              <span className="truncate">{run.name}</span>
            </div>
          )}
        </VirtualList>
      </Panel>
    ),
  },
];
