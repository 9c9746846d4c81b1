import type { JobView } from "@facet/contracts/jobs/job";
import type { FacetClient } from "@facet/sdk/create-client";
import { waitForJob } from "@facet/sdk/wait-for-job";
import { CliError } from "../terminal/cli-error.ts";
import { formatDuration } from "../terminal/format.ts";
import { createProgressView } from "../terminal/progress-view.ts";

/** Shows a job until it has ended. Throws its own error when it ended badly. */
export async function finishJob(facet: FacetClient, jobId: string): Promise<JobView> {
  const job = await showJob(facet, jobId);
  if (job.state !== "succeeded") throw jobFailure(job);
  return job;
}

/** The same for a job that brings something in: when it ended badly `forget` removes what was to become of it, and the error names no job. */
export async function finishImport(
  facet: FacetClient,
  jobId: string,
  forget: () => Promise<unknown>,
): Promise<void> {
  const job = await showJob(facet, jobId);
  if (job.state === "succeeded") return;
  // What cannot be removed now stays as a row that says it failed.
  await forget().catch(() => undefined);
  throw job.error === null ? jobFailure(job) : new CliError(causeOf(job.error), job.error.fix);
}

async function showJob(facet: FacetClient, jobId: string): Promise<JobView> {
  const view = createProgressView({ stream: process.stderr });
  const job = await waitForJob(facet, { jobId, onUpdate: (now) => view.update(now) });
  view.end();
  return job;
}

/** Place, cause and fix of a job that ended badly. */
export function jobFailure({ id, kind, state, error }: JobView): CliError {
  const job = `${kind} job ${id}`;
  if (error === null)
    return new CliError(`the ${job} ended as ${state}`, "Start it again when you are ready.");
  return new CliError(causeOf(error), `${error.fix}\nIt was the ${job}.`);
}

function causeOf({ place, title, message }: NonNullable<JobView["error"]>): string {
  const cause = message.startsWith(title) ? message : `${title}. ${message}`;
  return place === null ? cause : `${place}: ${cause}`;
}

/** Seconds from a job's first start to its end. */
export function workedFor({ startedAt, finishedAt }: JobView): string {
  if (startedAt === null || finishedAt === null) return "";
  return formatDuration((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000);
}
