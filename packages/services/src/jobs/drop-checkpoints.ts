import type { Job } from "@facet/contracts/jobs/job";
import type { Work } from "../data/work.ts";
import { appendToLog } from "../events/event-log.ts";

type CheckpointFields = Pick<Job, "checkpoint" | "checkpoints" | "bestStep">;

/** Takes checkpoints that did not verify out of the job, says so in its log, and leaves their bytes to the relay. */
export async function dropCheckpoints(work: Work, job: Job, damaged: readonly string[]): Promise<CheckpointFields> {
  const bad = job.checkpoints.filter((pointer) => damaged.includes(pointer.artifactId));
  const checkpoints = job.checkpoints.filter((pointer) => !bad.includes(pointer));
  for (const { step, artifactId } of bad) {
    work.later({ type: "release-artifact", orgId: job.orgId, artifactId, reason: "damaged checkpoint" });
    const message = `The checkpoint of step ${step} is damaged and was set aside.`;
    const data = { code: "damaged_checkpoint", message, fix: "Nothing: the one before it is used.", step };
    await appendToLog(work, job.id, [{ at: work.now, attempt: job.attempt, type: "warning", data }]);
  }
  const best = checkpoints.find((pointer) => pointer.step === job.bestStep);
  return { checkpoints, checkpoint: checkpoints.at(-1) ?? null, bestStep: best?.step ?? null };
}
