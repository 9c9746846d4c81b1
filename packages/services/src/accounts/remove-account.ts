import { FacetError } from "@facet/contracts/errors/facet-error";
import { announceSignOut } from "../auth/access-topic.ts";
import { forgetLinks } from "../auth/forget-links.ts";
import { forgetTokens } from "../auth/forget-tokens.ts";
import { findAccount } from "../auth/read-account.ts";
import type { Platform, ServiceContext } from "../context.ts";
import { accounts } from "../data/collections/accounts.ts";
import { installation, installationId } from "../data/collections/installation.ts";
import { invitations } from "../data/collections/invitations.ts";
import { members } from "../data/collections/members.ts";
import { organisations } from "../data/collections/organisations.ts";
import { commit } from "../data/commit.ts";
import { systemContext } from "../data/system-context.ts";
import { tenantContext } from "../data/tenant-context.ts";
import type { Work } from "../data/work.ts";
import { leave } from "../members/leave.ts";
import { requirePerson } from "./require-person.ts";

const invitationsAtOnce = 100;

/**
 * Deletes the person: memberships, keys, sessions, password, second factor, invitations to the address. Refused, naming
 * where, while others would be left without an owner. What an organisation made together stays with it.
 */
export async function removeAccount({ ctx }: { ctx: ServiceContext }): Promise<void> {
  const { user } = await requirePerson(ctx);
  const { orgIds } = await findAccount(ctx, user.id);
  await refuseStranding(ctx, user.id, orgIds);
  for (const orgId of orgIds) {
    await commit(ctx, tenantContext(orgId), async (work) => {
      if (await strands(work, user.id)) throw stranding([orgId]);
      if (user.email !== null) await forgetInvitations(work, user.email);
      await leave(work, { orgId, userId: user.id });
    });
  }
  await commit(ctx, systemContext("auth"), async (work) => {
    const machine = await work.get(installation, installationId);
    await forgetTokens(work, user.id);
    await forgetLinks(work, user.id);
    work.remove(accounts, user.id);
    if (machine?.data.localOwnerId === user.id)
      work.set(installation, installationId, { ...machine.data, localOwnerId: null });
  });
  await ctx.identity.removeUser(user.id);
  announceSignOut(ctx, user.id);
}

/** Before anything is touched: all places at once, so that they can be put in order in one go. */
async function refuseStranding(ctx: Platform, userId: string, orgIds: readonly string[]): Promise<void> {
  const names: string[] = [];
  for (const orgId of orgIds) {
    const documents = ctx.documents.bind(tenantContext(orgId));
    if (await documents.transact((tx) => strands(tx, userId)))
      names.push((await documents.get(organisations, orgId))?.data.name ?? orgId);
  }
  if (names.length > 0) throw stranding(names);
}

/** Whether this person is the only owner of others. */
async function strands(reader: Pick<Work, "get" | "query">, userId: string): Promise<boolean> {
  const member = await reader.get(members, userId);
  if (member?.data.role !== "owner") return false;
  const owners = await reader.query(members, "byRole", { equals: { role: "owner" }, limit: 2 });
  const all = await reader.query(members, "all", { limit: 2 });
  return owners.length < 2 && all.length > 1;
}

function stranding(names: readonly string[]): FacetError {
  return new FacetError(
    "last_owner",
    `You are the only owner of ${names.join(", ")}, where others are members.`,
    {
      fix: "Make another member an owner there, or remove the others, then delete the account.",
      errors: names.map((name) => ({ path: "organisation", message: name })),
    },
  );
}

async function forgetInvitations(work: Work, email: string): Promise<void> {
  const found = await work.query(invitations, "byEmail", { equals: { email }, limit: invitationsAtOnce });
  for (const { id } of found) work.remove(invitations, id);
}
