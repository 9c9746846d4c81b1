import type { Job } from "@facet/contracts/jobs/job";
import type { Reader } from "@facet/ports/documents";
import { isStoredWhole } from "../artifacts/is-stored-whole.ts";
import type { Platform } from "../context.ts";
import { artifacts, type StoredArtifact } from "../data/collections/artifacts.ts";

export interface WholeCheckpoint {
  readonly step: number;
  readonly artifact: StoredArtifact;
}

/** Each file costs a write of the transaction that takes a checkpoint over. */
const mostFiles = 300;

/**
 * The checkpoints of a job whose every file is there in its full length, oldest first. Their bytes are compared with their
 * hashes by the runner that goes on from one; a damaged one is passed over then.
 */
export async function findWholeCheckpoints(
  ctx: Platform,
  reader: Reader,
  job: Pick<Job, "checkpoints">,
): Promise<WholeCheckpoint[]> {
  const whole: WholeCheckpoint[] = [];
  let files = 0;
  for (const { step, artifactId } of job.checkpoints.toReversed()) {
    const artifact = (await reader.get(artifacts, artifactId))?.data;
    if (artifact === undefined || !(await isWhole(ctx, artifact))) continue;
    files += artifact.files.length;
    if (files > mostFiles) break;
    whole.unshift({ step, artifact });
  }
  return whole;
}

async function isWhole(ctx: Platform, { files, keys }: StoredArtifact): Promise<boolean> {
  for (const [index, file] of files.entries()) {
    const key = keys[index];
    if (key === undefined || !(await isStoredWhole(ctx.blobs, key, file.bytes))) return false;
  }
  return true;
}
