import type { EventChunk, JobEvent } from "@facet/contracts/events/job-event";
import { z } from "zod";
import type { MetricBlock } from "../data/collections/metric-blocks.ts";

/** One metric event, as a row of a block. */
export interface MetricRow {
  readonly attempt: number;
  readonly step: number;
  readonly values: Readonly<Record<string, number>>;
}

const MetricData = z.object({ step: z.int(), values: z.record(z.string(), z.number()) });

/** The metric events among `firstSeq..lastSeq` of some chunks, in order. */
export function metricRows(chunks: readonly EventChunk[], firstSeq: number, lastSeq: number): MetricRow[] {
  return chunks
    .flatMap((chunk) => chunk.events)
    .flatMap((event) => (event.seq < firstSeq || event.seq > lastSeq ? [] : rowOf(event)));
}

function rowOf(event: JobEvent): MetricRow[] {
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
