import { isArtifactPath } from "@facet/artifacts/artifact-path";
import type { ArtifactFile } from "@facet/contracts/artifacts/artifact";
import { FacetError } from "@facet/contracts/errors/facet-error";

interface Place {
  readonly orgId: string;
  readonly jobId: string;
  readonly attempt: number;
  readonly folder: string;
}

/** Everything a job's attempts have written. */
export function jobPrefix(orgId: string, jobId: string): string {
  return `orgs/${orgId}/jobs/${jobId}/`;
}

/**
 * Where an attempt's file lies: under its own attempt, so that a late one cannot touch another's, and under its content, so
 * that what stands at a key is what was meant. Throws for a path that leads elsewhere.
 */
export function jobFileKey({ orgId, jobId, attempt, folder }: Place, file: ArtifactFile): string {
  if (!isArtifactPath(file.path)) {
    throw new FacetError(
      "invalid_request",
      `${JSON.stringify(file.path.slice(0, 100))} cannot be the path of an artefact's file.`,
      { param: "/files" },
    );
  }
  return `${jobPrefix(orgId, jobId)}${attempt}/${folder}/${file.sha256.slice(0, 16)}/${file.path}`;
}
