import type { JobView } from "@facet/contracts/jobs/job";
import type { FacetClient } from "@facet/sdk/create-client";
import { waitForJob } from "@facet/sdk/wait-for-job";
import { CliError } from "../terminal/cli-error.ts";
import { formatDuration } from "../terminal/format.ts";
import { createProgressView } from "../terminal/progress-view.ts";

/** Shows a job until it has ended. Throws its own error when it ended badly. */
export async function finishJob(facet: FacetClient, jobId: string, title?: string): Promise<JobView> {
  const view = createProgressView({ stream: process.stderr });
  const job = await waitForJob(facet, { jobId, onUpdate: (now) => view.update(now, title) });
  view.end();
  if (job.state !== "succeeded") throw jobFailure(job);
  return job;
}

/** Place, cause and fix of a job that ended badly. */
export function jobFailure({ id, kind, state, error }: JobView): CliError {
  if (error === null)
    return new CliError(`${kind} (${id}) ended as ${state}`, "Start it again when you are ready.");
  const place = error.place === null ? "" : `, ${error.place}`;
  return new CliError(`${kind} (${id}${place}): ${error.title}. ${error.message}`, error.fix);
}

/** Seconds from a job's first start to its end. */
export function workedFor({ startedAt, finishedAt }: JobView): string {
  if (startedAt === null || finishedAt === null) return "";
  return formatDuration((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000);
}
