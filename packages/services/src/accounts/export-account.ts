import type { AccountExport } from "@facet/contracts/accounts/account-export";
import { findAccount } from "../auth/read-account.ts";
import type { Platform, ServiceContext } from "../context.ts";
import { apiKeys } from "../data/collections/api-keys.ts";
import { members } from "../data/collections/members.ts";
import { oidcLinks } from "../data/collections/oidc-links.ts";
import { organisations } from "../data/collections/organisations.ts";
import { systemContext } from "../data/system-context.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { listSessions } from "./list-sessions.ts";
import { requirePerson } from "./require-person.ts";
import { viewUser } from "./view-user.ts";

const mostKeys = 500;
const mostLinks = 100;

/** Everything that is held on the person, as one document. */
export async function exportAccount({ ctx }: { ctx: ServiceContext }): Promise<AccountExport> {
  const { user } = await requirePerson(ctx);
  const account = await findAccount(ctx, user.id);
  const memberships = await Promise.all(account.orgIds.map((orgId) => membership(ctx, user.id, orgId)));
  const links = await ctx.documents
    .bind(systemContext("auth"))
    .query(oidcLinks, "byUser", { equals: { userId: user.id }, limit: mostLinks });
  return {
    exportedAt: new Date(ctx.clock.now()).toISOString(),
    user: viewUser(user, account),
    identities: links.map(({ data: { issuer, createdAt } }) => ({ issuer, connectedAt: createdAt })),
    sessions: await listSessions({ ctx }),
    memberships: memberships.flat(),
  };
}

async function membership(
  ctx: Platform,
  userId: string,
  orgId: string,
): Promise<AccountExport["memberships"]> {
  const documents = ctx.documents.bind(tenantContext(orgId));
  const organisation = await documents.get(organisations, orgId);
  const member = await documents.get(members, userId);
  if (organisation === undefined || member === undefined) return [];
  const keys = await documents.query(apiKeys, "byCreator", {
    equals: { createdBy: userId },
    limit: mostKeys,
  });
  const { role, joinedAt } = member.data;
  return [{ organisation: organisation.data, role, joinedAt, keys: keys.map((key) => key.data) }];
}
