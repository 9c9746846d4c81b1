import type { ResetPassword } from "@facet/contracts/accounts/sign-in";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { z } from "zod";
import { announceSignOut } from "../auth/access-topic.ts";
import { forgetTokens } from "../auth/forget-tokens.ts";
import { requireOneTimeToken, takeOneTimeToken } from "../auth/one-time-token.ts";
import type { Platform } from "../context.ts";
import { commit } from "../data/commit.ts";
import { systemContext } from "../data/system-context.ts";
import { checkNewPassword } from "./check-new-password.ts";

/** Sets a new password for the holder of a reset link, and ends every session. Signing in is the next step. */
export async function resetPassword({
  ctx,
  input,
}: {
  ctx: Platform;
  input: z.infer<typeof ResetPassword>;
}): Promise<void> {
  const digest = await ctx.secretBox.digest(input.token);
  const system = systemContext("auth");
  const now = new Date(ctx.clock.now()).toISOString();
  const asked = { digest, purpose: "reset", now } as const;
  const { data } = await requireOneTimeToken(ctx.documents.bind(system), asked);
  const user = data.userId === null ? undefined : await ctx.identity.getUser(data.userId);
  if (user === undefined) throw new FacetError("link_invalid", "The account of this link is gone.");
  checkNewPassword(input.password, { email: user.email, param: "/password" });
  await commit(ctx, system, async (work) => {
    await takeOneTimeToken(work, digest, "reset");
    await forgetTokens(work, user.id);
  });
  await ctx.identity.setPassword(user.id, input.password);
  announceSignOut(ctx, user.id);
}
