import type { Session } from "@facet/contracts/accounts/session";
import type { ServiceContext } from "../context.ts";
import { requirePerson } from "./require-person.ts";

/** Where the person is signed in, newest first. */
export async function listSessions({ ctx }: { ctx: ServiceContext }): Promise<Session[]> {
  const { user, sessionId } = await requirePerson(ctx);
  const sessions = await ctx.identity.listSessions(user.id);
  return sessions.map(({ id, device, createdAt, lastSeenAt, expiresAt }) => ({
    id,
    current: id === sessionId,
    address: device.address,
    userAgent: device.userAgent,
    createdAt,
    lastSeenAt,
    expiresAt,
  }));
}
