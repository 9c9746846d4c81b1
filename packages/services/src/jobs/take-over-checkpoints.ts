import type { CheckpointPointer, Job } from "@facet/contracts/jobs/job";
import { referenceId } from "../artifacts/keep-artifact.ts";
import { deletionId } from "../artifacts/locate-files.ts";
import { artifacts, type StoredArtifact } from "../data/collections/artifacts.ts";
import { blobReferences } from "../data/collections/blob-references.ts";
import { deletions } from "../data/collections/deletions.ts";
import { derivedId } from "../data/digest.ts";
import type { Work } from "../data/work.ts";
import type { WholeCheckpoint } from "./find-whole-checkpoints.ts";

/**
 * Gives a new job checkpoints of the job it repeats: artefacts of its own that hold the same bytes, so that either job may
 * let go of them. One whose bytes are being deleted is left out.
 */
export async function takeOverCheckpoints(
  work: Work,
  jobId: string,
  found: readonly WholeCheckpoint[],
): Promise<CheckpointPointer[]> {
  const pointers: Job["checkpoints"] = [];
  for (const { step, artifact } of found) {
    if (await isGoing(work, artifact)) continue;
    const id = derivedId("artifact", jobId, "0", artifact.folder);
    work.create(artifacts, id, { ...artifact, id, jobId, attempt: 0, createdAt: work.now });
    for (const [index, key] of artifact.keys.entries()) {
      const file = artifact.files[index];
      if (file === undefined) continue;
      work.set(blobReferences, referenceId(key, id), {
        key,
        sha256: file.sha256,
        bytes: file.bytes,
        holder: id,
      });
    }
    pointers.push({ step, artifactId: id, manifestSha256: artifact.manifestSha256 });
  }
  return pointers;
}

async function isGoing(work: Work, { id, keys }: StoredArtifact): Promise<boolean> {
  if ((await work.get(artifacts, id)) === undefined) return true;
  const marks = await Promise.all(keys.map((key) => work.get(deletions, deletionId(key))));
  return marks.some((mark) => mark !== undefined);
}
