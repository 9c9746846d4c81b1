import { type HeldLock, holdLock } from "@facet/disk/hold-lock";
import { makeFolder } from "@facet/disk/make-folder";
import { cacheEntry } from "./artifact-cache.ts";

/**
 * Keeps an artefact in the cache until `release`, or until this process ends in any way. Many may hold it; it need not
 * be there yet. Undefined in the rare moment in which it is being evicted: ask again.
 */
export async function holdArtifact({
  cacheRoot,
  manifestSha256,
}: {
  cacheRoot: string;
  manifestSha256: string;
}): Promise<HeldLock | undefined> {
  const entry = cacheEntry(cacheRoot, manifestSha256);
  await makeFolder(cacheRoot);
  return holdLock(entry.lock, "shared");
}
