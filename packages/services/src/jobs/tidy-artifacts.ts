import { releaseArtifact } from "../artifacts/release-artifact.ts";
import type { Platform } from "../context.ts";
import { artifacts } from "../data/collections/artifacts.ts";
import { jobs } from "../data/collections/jobs.ts";
import { tenantContext } from "../data/tenant-context.ts";

const mostArtifacts = 500;

/** Lets go of what attempts of an ended job committed and nobody names: neither its outcome nor a kept checkpoint. */
export async function tidyArtifacts(platform: Platform, orgId: string, jobId: string): Promise<void> {
  const documents = platform.documents.bind(tenantContext(orgId));
  const job = (await documents.get(jobs, jobId))?.data;
  if (job === undefined) return;
  const outcome = job.state === "succeeded" ? Object.values(job.artifacts) : [];
  const named = new Set([...outcome, ...job.checkpoints.map((pointer) => pointer.artifactId)]);
  const made = await documents.query(artifacts, "byJob", { equals: { jobId }, limit: mostArtifacts });
  for (const { id } of made) {
    if (!named.has(id)) await releaseArtifact(platform, orgId, id, "unused by its job");
  }
}
