import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Job } from "@facet/contracts/jobs/job";
import { artifacts, type StoredArtifact } from "../data/collections/artifacts.ts";
import type { Work } from "../data/work.ts";
import { appendToLog } from "../events/event-log.ts";
import { saveJob } from "./save-job.ts";

/** The last so many are kept, and the best. */
const keptCheckpoints = 2;

interface NewCheckpoint {
  readonly artifact: StoredArtifact;
  readonly step: number;
  readonly best: boolean;
}

/**
 * Moves the job's checkpoint pointer forward, and lets go of checkpoints that nobody will resume from. An attempt that
 * began behind the pointer found the newer checkpoints damaged: its first commit takes their place.
 */
export async function keepCheckpoint(
  work: Work,
  job: Job,
  { artifact, step, best }: NewCheckpoint,
): Promise<Job> {
  if (job.checkpoints.some((pointer) => pointer.artifactId === artifact.id)) return job;
  const newer = job.checkpoints.filter((pointer) => pointer.step >= step);
  for (const pointer of newer) await refuseOwn(work, job, pointer.artifactId, step);
  const pointer = { step, artifactId: artifact.id, manifestSha256: artifact.manifestSha256 };
  const all = [...job.checkpoints.filter((one) => !newer.includes(one)), pointer];
  const bestBefore = all.some((one) => one.step === job.bestStep) ? job.bestStep : null;
  const bestStep = best ? step : bestBefore;
  const checkpoints = all.filter(
    (one, index) => index >= all.length - keptCheckpoints || one.step === bestStep,
  );
  for (const dropped of job.checkpoints.filter((one) => !checkpoints.includes(one))) {
    work.later({
      type: "release-artifact",
      orgId: job.orgId,
      artifactId: dropped.artifactId,
      reason: "superseded checkpoint",
    });
  }
  const data = {
    step,
    artifactId: artifact.id,
    best,
    bytes: artifact.bytes,
    files: artifact.files.length,
    committed: true,
  };
  await appendToLog(work, job.id, [{ at: work.now, attempt: job.attempt, type: "checkpoint", data }]);
  return saveJob(work, job, { checkpoint: pointer, checkpoints, bestStep });
}

async function refuseOwn(work: Work, job: Job, artifactId: string, step: number): Promise<void> {
  const other = await work.get(artifacts, artifactId);
  if (other?.data.attempt !== job.attempt) return;
  throw new FacetError(
    "conflict",
    `This attempt has committed a checkpoint at or after step ${step} already; steps only go forward.`,
  );
}
