import { FacetError } from "@facet/contracts/errors/facet-error";
import { artifacts, type StoredArtifact } from "../data/collections/artifacts.ts";
import { blobReferences } from "../data/collections/blob-references.ts";
import { deletions } from "../data/collections/deletions.ts";
import { sha256 } from "../data/digest.ts";
import type { Work } from "../data/work.ts";
import { deletionId } from "./locate-files.ts";
import type { StagedArtifact } from "./stage-artifact.ts";

/** Stores an artefact and what it holds on to. Committed before: gives that one, if it is of the same files. */
export async function keepArtifact(work: Work, staged: StagedArtifact): Promise<StoredArtifact> {
  const before = await work.get(artifacts, staged.id);
  if (before !== undefined) return sameFiles(before.data, staged);
  for (const key of new Set(staged.keys)) {
    if ((await work.get(deletions, deletionId(key))) !== undefined) {
      throw new FacetError("upload_incomplete", "Bytes that were there have been deleted meanwhile.", {
        fix: "Ask for the links again and send what is missing.",
      });
    }
  }
  const artifact: StoredArtifact = { ...staged, createdAt: work.now };
  work.create(artifacts, artifact.id, artifact);
  for (const [index, key] of artifact.keys.entries()) {
    const file = artifact.files[index];
    if (file === undefined) continue;
    // Two files of the same content share a key, and then a reference.
    work.set(blobReferences, referenceId(key, artifact.id), {
      key,
      sha256: file.sha256,
      bytes: file.bytes,
      holder: artifact.id,
    });
  }
  return artifact;
}

export function referenceId(key: string, holder: string): string {
  return sha256(`${key} ${holder}`);
}

function sameFiles(before: StoredArtifact, staged: StagedArtifact): StoredArtifact {
  if (JSON.stringify(before.files) === JSON.stringify(staged.files)) return before;
  throw new FacetError(
    "conflict",
    `The folder ${staged.folder} of this attempt is committed already, with other files.`,
  );
}
