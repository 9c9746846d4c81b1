import type { Platform } from "../context.ts";
import { artifacts } from "../data/collections/artifacts.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { releaseHolder } from "./release-holder.ts";

/** Removes an artefact that nothing names any more. Its blobs go too, unless another artefact holds them. Repeatable. */
export async function releaseArtifact(
  platform: Platform,
  orgId: string,
  artifactId: string,
  reason: string,
): Promise<void> {
  await releaseHolder(platform, orgId, artifactId, reason);
  await commit(platform, tenantContext(orgId), async (work) => work.remove(artifacts, artifactId));
}
