import type { ArtifactFile } from "@facet/contracts/artifacts/artifact";
import { ArtifactManifest } from "@facet/contracts/artifacts/manifest";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { byPath, checkArtifactPath } from "./artifact-path.ts";

/** What a manifest says beyond its files. */
export type ManifestFacts = Omit<ArtifactManifest, "format" | "files" | "keyId">;

/** A manifest of files whose sizes and hashes are known. Throws `damaged_file` for a path that leads elsewhere or comes twice. */
export function buildManifest(files: readonly ArtifactFile[], facts: ManifestFacts): ArtifactManifest {
  const sorted = files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })).sort(byPath);
  for (const [index, { path }] of sorted.entries()) {
    checkArtifactPath(path);
    if (path === sorted[index + 1]?.path)
      throw new FacetError("damaged_file", `The artefact names ${path} twice.`);
  }
  return ArtifactManifest.parse({ ...facts, format: "facet-manifest-1", files: sorted, keyId: null });
}
