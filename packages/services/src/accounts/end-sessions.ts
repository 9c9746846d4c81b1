import { announceSignOut } from "../auth/access-topic.ts";
import type { ServiceContext } from "../context.ts";
import { requirePerson } from "./require-person.ts";

/** Signs the person out everywhere, or everywhere else. */
export async function endSessions({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { others: boolean };
}): Promise<void> {
  const { user, sessionId } = await requirePerson(ctx);
  await ctx.identity.endSessions(user.id, input.others ? { keepSessionId: sessionId } : {});
  announceSignOut(ctx, user.id);
}
