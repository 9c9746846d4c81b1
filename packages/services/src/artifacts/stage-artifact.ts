import { buildManifest } from "@facet/artifacts/build-manifest";
import { signManifest } from "@facet/artifacts/sign-manifest";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { CommitArtifact } from "@facet/contracts/gateway/worker-gateway";
import type { Job } from "@facet/contracts/jobs/job";
import type { Platform } from "../context.ts";
import type { StoredArtifact } from "../data/collections/artifacts.ts";
import { derivedId } from "../data/digest.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { gatherFacts } from "./gather-facts.ts";
import { jobFileKey } from "./job-file-key.ts";
import { locateFiles } from "./locate-files.ts";
import { verifyBlob } from "./verify-blob.ts";

export type StagedArtifact = Omit<StoredArtifact, "createdAt">;

export function artifactIdOf(job: Pick<Job, "id" | "attempt">, folder: string): string {
  return derivedId("artifact", job.id, String(job.attempt), folder);
}

/**
 * All of an artefact that needs no transaction: its bytes are found and verified, its manifest is written and signed.
 * Throws `upload_incomplete` and `checksum_mismatch`, naming the file.
 */
export async function stageArtifact(
  platform: Platform,
  job: Job,
  input: CommitArtifact,
): Promise<StagedArtifact> {
  const { orgId, id: jobId, attempt } = job;
  const documents = platform.documents.bind(tenantContext(orgId));
  const { folder, kind, name, details } = input;
  const files = [...input.files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const located = await locateFiles(platform, documents, files, (file) =>
    jobFileKey({ orgId, jobId, attempt, folder }, file),
  );
  const missing = located.filter(({ found }) => found === "absent");
  if (missing.length > 0) {
    throw new FacetError(
      "upload_incomplete",
      `${missing.length} of ${files.length} files of ${folder} have not arrived, the first is ${missing[0]?.file.path}.`,
    );
  }
  for (const { file, key, found } of located) {
    if (found === "own") await verifyBlob(platform, key, file);
  }
  const facts = await gatherFacts(platform, documents, job, located, details);
  const { text, sha256, signature } = await signManifest(buildManifest(files, facts), platform.signer);
  return {
    id: artifactIdOf(job, folder),
    projectId: job.projectId,
    jobId,
    attempt,
    folder,
    kind,
    name,
    files,
    keys: located.map(({ key }) => key),
    bytes: files.reduce((bytes, file) => bytes + file.bytes, 0),
    manifestSha256: sha256,
    manifest: text,
    signature,
    details,
  };
}
