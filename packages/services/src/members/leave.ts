import { announceAccess } from "../auth/access-topic.ts";
import { readAccount } from "../auth/read-account.ts";
import { accounts } from "../data/collections/accounts.ts";
import { apiKeys } from "../data/collections/api-keys.ts";
import { members } from "../data/collections/members.ts";
import type { Work } from "../data/work.ts";

/** More keys than one transaction takes die all the same: a key is asked for its maker's membership each time. */
const keysRevoked = 400;

/** Takes a person out of the organisation whose transaction this is: the role, the index, the keys made here. */
export async function leave(work: Work, { orgId, userId }: { orgId: string; userId: string }): Promise<void> {
  const account = await readAccount(work, userId, work.now);
  const made = await work.query(apiKeys, "byCreator", {
    equals: { createdBy: userId },
    limit: keysRevoked,
  });
  work.remove(members, userId);
  work.set(accounts, userId, { ...account, orgIds: account.orgIds.filter((one) => one !== orgId) });
  for (const { id, data } of made) {
    if (data.revokedAt === null) work.set(apiKeys, id, { ...data, revokedAt: work.now });
  }
  announceAccess(work, userId);
}
