import type { Role } from "@facet/contracts/organisations/role";
import { readAccount } from "../auth/read-account.ts";
import { accounts } from "../data/collections/accounts.ts";
import { members } from "../data/collections/members.ts";
import type { Work } from "../data/work.ts";

/** Makes a person a member of the organisation whose transaction this is, and notes it with the person. */
export async function join(
  work: Work,
  { orgId, userId, role }: { orgId: string; userId: string; role: Role },
) {
  const account = await readAccount(work, userId, work.now);
  const before = await work.get(members, userId);
  work.set(members, userId, { userId, role, joinedAt: before?.data.joinedAt ?? work.now });
  work.set(accounts, userId, {
    ...account,
    orgIds: account.orgIds.includes(orgId) ? account.orgIds : [...account.orgIds, orgId],
  });
}
