import type { MetricSeries } from "@facet/contracts/events/job-event";
import { isHardware } from "@facet/contracts/hardware/hardware-names";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { metricBlocks } from "../data/collections/metric-blocks.ts";
import { requireJob } from "../jobs/require-job.ts";
import { decimate, type Point } from "./decimate.ts";
import { type MetricRow, metricRows, toRows } from "./metric-points.ts";
import { readChunks } from "./read-chunks.ts";
import type { LogStore } from "./read-sealed.ts";

interface ReadMetrics {
  readonly jobId: string;
  /** Undefined: all. */
  readonly names?: readonly string[] | undefined;
  /** Only steps above this. */
  readonly after?: number | undefined;
  readonly maxPoints: number;
}

interface Metrics {
  readonly series: MetricSeries[];
  /** Last event that is in the series: a page tails the log from there. */
  readonly lastSeq: number;
}

/** A job's curves: one value a step, of the highest attempt, decimated to minima and maxima. */
export async function readMetrics({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ReadMetrics;
}): Promise<Metrics> {
  const log = { documents: ownDocuments(ctx), blobs: ctx.blobs };
  await requireJob(ctx, log.documents, input.jobId, "training:read");
  const curves = new Map<string, Map<number, { attempt: number; value: number }>>();
  const lastSeq = await eachRow(log, input.jobId, (row) => {
    if (row.step > (input.after ?? -1)) add(curves, row, input.names);
  });
  const series = [...curves].map(([name, curve]) => {
    const points = [...curve].map(([step, { value }]): Point => [step, value]).sort((a, b) => a[0] - b[0]);
    const kept = decimate(points, input.maxPoints);
    const axis: MetricSeries["axis"] = isHardware(name) ? "time" : "step";
    return { name, axis, points: kept, decimated: kept.length < points.length };
  });
  return { series: series.sort((a, b) => a.name.localeCompare(b.name)), lastSeq };
}

function add(
  curves: Map<string, Map<number, { attempt: number; value: number }>>,
  row: MetricRow,
  names?: readonly string[],
): void {
  for (const [name, value] of Object.entries(row.values)) {
    if (names !== undefined && !names.includes(name)) continue;
    const curve = curves.get(name) ?? new Map<number, { attempt: number; value: number }>();
    curves.set(name, curve);
    if ((curve.get(row.step)?.attempt ?? 0) <= row.attempt)
      curve.set(row.step, { attempt: row.attempt, value });
  }
}

/** Every metric row, from blocks where there are some and from the log between and behind them. Returns the last seq. */
async function eachRow(log: LogStore, jobId: string, visit: (row: MetricRow) => void): Promise<number> {
  let done = 0;
  const fromLog = async (lastSeq?: number) => {
    for await (const chunk of readChunks(log, jobId, done + 1, lastSeq)) {
      for (const row of metricRows([chunk], done + 1, lastSeq ?? chunk.lastSeq)) visit(row);
      done = Math.min(chunk.lastSeq, lastSeq ?? chunk.lastSeq);
    }
  };
  const pageRows = 100;
  for (let startAfter: [number, string] | undefined; ; ) {
    const blocks = await log.documents.query(metricBlocks, "byJob", {
      equals: { jobId },
      ...(startAfter ? { startAfter } : {}),
      limit: pageRows,
    });
    for (const { id, data: block } of blocks) {
      if (block.firstSeq > done + 1) await fromLog(block.firstSeq - 1);
      for (const row of toRows(block)) visit(row);
      done = block.lastSeq;
      startAfter = [block.firstSeq, id];
    }
    if (blocks.length < pageRows) break;
  }
  await fromLog();
  return done;
}
