import type { JobEvent } from "@facet/contracts/events/job-event";
import { z } from "zod";
import type { MetricBlock } from "../data/collections/metric-blocks.ts";
import type { EventBlock } from "./read-sealed.ts";

/** One metric or hardware event, as a row of a block. */
export interface MetricRow {
  readonly attempt: number;
  /** Of hardware: seconds since 1970. */
  readonly step: number;
  readonly values: Readonly<Record<string, number>>;
}

const MetricData = z.object({ step: z.int(), values: z.record(z.string(), z.number()) });

/** The metric events among `firstSeq..lastSeq` of some chunks, in order. */
export function metricRows(chunks: readonly EventBlock[], firstSeq: number, lastSeq: number): MetricRow[] {
  return chunks
    .flatMap((chunk) => chunk.events)
    .flatMap((event) => (event.seq < firstSeq || event.seq > lastSeq ? [] : rowOf(event)));
}

const HardwareData = z.object({ values: z.record(z.string(), z.number()) });

function rowOf(event: JobEvent): MetricRow[] {
  if (event.type === "hardware") {
    const parsed = HardwareData.safeParse(event.data);
    // Not every job has steps: what the machine does is told by the second.
    const step = Math.floor(Date.parse(event.at) / 1000);
    return parsed.success ? [{ attempt: event.attempt, step, ...parsed.data }] : [];
  }
  if (event.type !== "metric") return [];
  const parsed = MetricData.safeParse(event.data);
  return parsed.success ? [{ attempt: event.attempt, ...parsed.data }] : [];
}

export function toColumns(rows: readonly MetricRow[]): Pick<MetricBlock, "attempts" | "steps" | "columns"> {
  const names = new Set(rows.flatMap((row) => Object.keys(row.values)));
  return {
    attempts: rows.map((row) => row.attempt),
    steps: rows.map((row) => row.step),
    columns: Object.fromEntries(
      [...names].map((name) => [name, rows.map((row) => row.values[name] ?? null)]),
    ),
  };
}

export function toRows({
  attempts,
  steps,
  columns,
}: Pick<MetricBlock, "attempts" | "steps" | "columns">): MetricRow[] {
  return steps.map((step, index) => {
    const values = Object.entries(columns).flatMap(([name, column]) => {
      const value = column[index];
      return value === null || value === undefined ? [] : [[name, value] as const];
    });
    return { attempt: attempts[index] ?? 0, step, values: Object.fromEntries(values) };
  });
}
