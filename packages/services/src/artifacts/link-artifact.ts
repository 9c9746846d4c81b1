import type { LinkedFile } from "@facet/contracts/artifacts/artifact";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { LinkedArtifact } from "@facet/contracts/gateway/worker-gateway";
import type { Reader } from "@facet/ports/documents";
import type { Platform } from "../context.ts";
import { artifacts } from "../data/collections/artifacts.ts";
import { sha256 } from "../data/digest.ts";

/**
 * An artefact with links that read its files, all or those that `only` picks by path. A part is another set of bytes, so a
 * hash of its own names it. Throws `not_found`.
 */
export async function linkArtifact(
  platform: Platform,
  documents: Reader,
  artifactId: string,
  only?: (path: string) => boolean,
): Promise<LinkedArtifact> {
  const stored = await documents.get(artifacts, artifactId);
  if (stored === undefined) throw new FacetError("not_found", `The artefact ${artifactId} is not there.`);
  const { kind, manifestSha256, details, keys } = stored.data;
  const files: LinkedFile[] = [];
  for (const [index, file] of stored.data.files.entries()) {
    const key = keys[index];
    if (key === undefined || only?.(file.path) === false) continue;
    const { href, expiresAt } = await platform.blobs.linkToRead(key, {
      expiresInMs: platform.timings.linkMs,
    });
    files.push({ ...file, href, expiresAt });
  }
  const isWhole = files.length === stored.data.files.length;
  const name = isWhole
    ? manifestSha256
    : sha256([manifestSha256, ...files.map((file) => file.path)].join("\n"));
  return { artifactId, kind, manifestSha256: name, files, details };
}
