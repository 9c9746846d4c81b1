import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isFinal } from "@facet/contracts/jobs/job-state";
import type { BoundDocuments } from "@facet/ports/documents";
import type { Platform } from "@facet/services/context";
import { artifacts } from "@facet/services/data/collections/artifacts";
import { jobs } from "@facet/services/data/collections/jobs";
import { tenantContext } from "@facet/services/data/tenant-context";
import { newMemory, tick } from "@facet/services/maintenance/tick";
import { checkInvariants } from "@facet/services/testing/check-invariants";
import { until } from "../world/until.ts";
import type { World } from "../world/world.ts";
import { openLeftPlatform } from "./open-left-platform.ts";

/**
 * What the API cannot show: opens the store that stopped processes left, lets maintenance finish what it owes, and checks
 * every stored invariant, the bytes of every artefact included.
 */
export async function checkLeftStore(world: World): Promise<string[]> {
  const { organisationId } = JSON.parse(await readFile(join(world.home, "owner.json"), "utf8")) as {
    organisationId: string;
  };
  const platform = await openLeftPlatform(world);
  const memory = newMemory();
  let breaches: string[] = [];
  try {
    await until(
      "the store to be at rest",
      async () => {
        await tick({ ctx: platform, memory });
        breaches = await checkInvariants(platform, { orgIds: [organisationId], atRest: true });
        return breaches.length === 0;
      },
      8000,
    ).catch(() => undefined);
    const documents = platform.documents.bind(tenantContext(organisationId));
    return [...breaches, ...(await checkBytes(platform, documents))];
  } finally {
    await platform.close();
  }
}

/** Every file of every artefact that a job that succeeded names is what its manifest says. */
async function checkBytes(platform: Platform, documents: BoundDocuments): Promise<string[]> {
  const breaches: string[] = [];
  const succeeded = await documents.query(jobs, "inStates", { in: ["succeeded"], limit: 500 });
  for (const { data: job } of succeeded) {
    if (!isFinal(job.state)) continue;
    for (const [role, id] of Object.entries(job.artifacts)) {
      const artifact = (await documents.get(artifacts, id))?.data;
      for (const [index, file] of (artifact?.files ?? []).entries()) {
        const sha256 = await hashOf(platform, artifact?.keys[index] ?? "");
        if (sha256 !== file.sha256)
          breaches.push(`${role} of ${job.id}: ${file.path} is not what was signed`);
      }
    }
  }
  return breaches;
}

async function hashOf({ blobs }: Platform, key: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of (await blobs.read(key)).body) hash.update(chunk);
  } catch (error) {
    return `unreadable: ${String(error)}`;
  }
  return hash.digest("hex");
}
