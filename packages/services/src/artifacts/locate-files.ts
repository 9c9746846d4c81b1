import type { ArtifactFile } from "@facet/contracts/artifacts/artifact";
import type { Reader } from "@facet/ports/documents";
import type { Platform } from "../context.ts";
import { blobReferences } from "../data/collections/blob-references.ts";
import { deletions } from "../data/collections/deletions.ts";
import { sha256 } from "../data/digest.ts";
import { isStoredWhole } from "./is-stored-whole.ts";

export interface LocatedFile {
  readonly file: ArtifactFile;
  /** Where it lies, or where it is to be written. */
  readonly key: string;
  /** `own`: written under this attempt. `shared`: the organisation has the same bytes already. */
  readonly found: "own" | "shared" | "absent";
}

/** Files asked about at once: a store on the network answers each in milliseconds. */
const together = 20;

/** Finds the bytes of files: at their own key, else anywhere in the organisation under the same content. */
export async function locateFiles(
  platform: Platform,
  documents: Reader,
  files: readonly ArtifactFile[],
  keyOf: (file: ArtifactFile) => string,
): Promise<LocatedFile[]> {
  const located: LocatedFile[] = [];
  for (let start = 0; start < files.length; start += together) {
    const group = files.slice(start, start + together);
    located.push(...(await Promise.all(group.map((file) => locate(platform, documents, file, keyOf(file))))));
  }
  return located;
}

async function locate(
  platform: Platform,
  documents: Reader,
  file: ArtifactFile,
  key: string,
): Promise<LocatedFile> {
  if (await isThere(platform, documents, key, file.bytes)) return { file, key, found: "own" };
  const [known] = await documents.query(blobReferences, "byContent", {
    equals: { sha256: file.sha256, bytes: file.bytes },
    limit: 1,
  });
  // One's own bytes are compared when they are committed. Those of others are taken as they are: they must be there to take.
  const shared = known?.data.key;
  if (
    shared !== undefined &&
    (await isThere(platform, documents, shared, file.bytes)) &&
    (await isStoredWhole(platform.blobs, shared, file.bytes))
  )
    return { file, key: shared, found: "shared" };
  return { file, key, found: "absent" };
}

/** Present, whole, and not about to be deleted. */
async function isThere(platform: Platform, documents: Reader, key: string, bytes: number): Promise<boolean> {
  const blob = await platform.blobs.head(key);
  return (
    blob !== undefined &&
    blob.bytes === bytes &&
    (await documents.get(deletions, deletionId(key))) === undefined
  );
}

export function deletionId(key: string): string {
  return sha256(key);
}
