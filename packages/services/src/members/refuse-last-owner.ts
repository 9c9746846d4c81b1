import { FacetError } from "@facet/contracts/errors/facet-error";
import { members, type StoredMember } from "../data/collections/members.ts";
import type { Work } from "../data/work.ts";

/** An organisation is never without an owner: who is the last one can neither go nor become less. */
export async function refuseLastOwner(work: Work, member: StoredMember): Promise<void> {
  if (member.role !== "owner") return;
  const owners = await work.query(members, "byRole", { equals: { role: "owner" }, limit: 2 });
  if (owners.length < 2) throw new FacetError("last_owner", "This is the organisation's only owner.");
}
