import { FacetError } from "@facet/contracts/errors/facet-error";
import { installation, installationId } from "../data/collections/installation.ts";
import { oneTimeTokens } from "../data/collections/one-time-tokens.ts";
import type { Work } from "../data/work.ts";
import { join } from "../members/join.ts";

/** Makes a person the owner of this machine's organisation, whom its sign-in links sign in. Set-up is over then. */
export async function claimMachine(work: Work, userId: string): Promise<void> {
  const found = await work.get(installation, installationId);
  if (found === undefined) throw new FacetError("unavailable", "The platform is still starting.");
  const { localOrgId } = found.data;
  const setup = await work.query(oneTimeTokens, "byPurpose", { equals: { purpose: "set-up" }, limit: 10 });
  for (const { id } of setup) work.remove(oneTimeTokens, id);
  await join(work, { orgId: localOrgId, userId, role: "owner" });
  work.set(installation, installationId, { ...found.data, localOwnerId: userId });
}
