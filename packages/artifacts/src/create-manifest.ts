import { join } from "node:path";
import type { ArtifactFile } from "@facet/contracts/artifacts/artifact";
import {
  type ArtifactManifest,
  manifestFileName,
  signatureFileName,
} from "@facet/contracts/artifacts/manifest";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { buildManifest, type ManifestFacts } from "./build-manifest.ts";
import { hashFile } from "./hash-file.ts";
import { listFiles } from "./list-files.ts";

/** Hashes every file below `folder`. An earlier manifest and its signature do not count. Throws `damaged_file` for a link. */
export async function createManifest(
  folder: string,
  facts: ManifestFacts,
  signal?: AbortSignal,
): Promise<ArtifactManifest> {
  const files: ArtifactFile[] = [];
  for (const { path, plain } of await listFiles(folder)) {
    if (path === manifestFileName || path === signatureFileName) continue;
    if (!plain)
      throw new FacetError("damaged_file", `${path} is not a plain file: an artefact holds no links.`);
    files.push({ path, ...(await hashFile(join(folder, path), signal)) });
  }
  return buildManifest(files, facts);
}
