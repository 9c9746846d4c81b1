import type { JobView } from "@facet/sdk/generated/types.gen";
import { describeJob } from "../terminal/describe-job.ts";
import { describeWaiting } from "../terminal/describe-waiting.ts";
import { formatMoment } from "../terminal/format.ts";
import { formatPairs } from "../terminal/pairs.ts";
import { formatTable } from "../terminal/table.ts";
import { workedFor } from "./finish-job.ts";

export function jobTable(rows: readonly JobView[]): string {
  return formatTable(
    rows,
    [
      { head: "ID", cell: (row) => row.id },
      { head: "KIND", cell: (row) => row.kind },
      { head: "STATE", cell: (row) => row.state },
      { head: "TOOK", align: "right", cell: workedFor },
      { head: "NOW", cell: nowOf, most: 80 },
      { head: "MADE", cell: (row) => formatMoment(row.createdAt) },
    ],
    "There are no jobs.",
  );
}

export function showJob(job: JobView): string {
  const { id, kind, state, attempt, attempts, error, fineTuneId, checkpoint, priority, retryOf } = job;
  return formatPairs([
    ["Job", `${kind} (${id})`],
    ["State", state],
    ["Now", nowOf(job)],
    ["Fine-tune", fineTuneId ?? ""],
    ["Priority", priority === "normal" ? "" : priority],
    ["Repeats", retryOf ?? ""],
    ["Attempts", attempt === 0 ? "" : attempts.map((one) => `${one.number} ${one.outcome}`).join(", ")],
    ["Checkpoint", checkpoint === null ? "" : `step ${checkpoint.step}`],
    ["Took", workedFor(job)],
    ["Cause", error === null ? "" : `${error.title}. ${error.message}`],
    ["Place", error?.place ?? ""],
    ["Fix", error?.fix ?? ""],
  ]);
}

function nowOf(job: JobView): string {
  const waiting = describeWaiting(job);
  if (waiting !== undefined) return waiting;
  if (job.error !== null) return job.error.title;
  return job.state === "running" ? describeJob(job) : "";
}
