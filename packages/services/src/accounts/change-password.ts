import type { ChangePassword } from "@facet/contracts/accounts/sign-in";
import type { z } from "zod";
import { announceSignOut } from "../auth/access-topic.ts";
import { forgetTokens } from "../auth/forget-tokens.ts";
import type { ServiceContext } from "../context.ts";
import { commit } from "../data/commit.ts";
import { systemContext } from "../data/system-context.ts";
import { checkNewPassword } from "./check-new-password.ts";
import { confirmPassword } from "./confirm-password.ts";
import { requirePerson } from "./require-person.ts";

/** A new password. Every other session ends, and every link that would let someone in. */
export async function changePassword({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: z.infer<typeof ChangePassword> & { address: string | null };
}): Promise<void> {
  const { user, sessionId } = await requirePerson(ctx);
  if (user.hasPassword)
    await confirmPassword(ctx, user, {
      password: input.current ?? "",
      address: input.address,
      param: "/current",
    });
  checkNewPassword(input.next, { email: user.email, param: "/next" });
  await ctx.identity.setPassword(user.id, input.next, { keepSessionId: sessionId });
  announceSignOut(ctx, user.id);
  await commit(ctx, systemContext("auth"), (work) => forgetTokens(work, user.id));
}
