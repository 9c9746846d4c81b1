import { setTimeout as pause } from "node:timers/promises";
import type { JobView } from "@facet/contracts/jobs/job";
import { isFinal } from "@facet/contracts/jobs/job-state";
import type { DemoContext } from "./demo-context.ts";
import { demoFailure } from "./demo-failure.ts";

const askEveryMs = 500;

/** Shows a job's progress until it ends. Throws its own error, cause and fix, when it ends badly. */
export async function followJob(
  { facet, view }: DemoContext,
  jobId: string,
  title: string,
): Promise<JobView> {
  for (;;) {
    const job = await facet.getJob({ path: { id: jobId } });
    if (isFinal(job.state)) {
      view.end();
      if (job.state === "succeeded") return job;
      const place = job.error?.place ? ` (${job.error.place})` : "";
      throw demoFailure(
        `${title} ended as ${job.state}${place}: ${job.error?.message ?? "no reason was given"}`,
        job.error?.fix ?? "Look at ./facet logs runner.",
      );
    }
    view.update(job, title);
    await pause(askEveryMs);
  }
}

/** Seconds a job was worked on, over all its attempts. */
export function workedSeconds(job: JobView): number {
  return job.attempts.reduce(
    (sum, { startedAt, endedAt }) => sum + (Date.parse(endedAt ?? startedAt) - Date.parse(startedAt)) / 1000,
    0,
  );
}
