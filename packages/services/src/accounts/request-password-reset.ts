import { newOneTimeToken } from "../auth/one-time-token.ts";
import { countTry } from "../auth/slow-down.ts";
import type { Platform } from "../context.ts";
import { oneTimeTokens } from "../data/collections/one-time-tokens.ts";
import { commit } from "../data/commit.ts";
import { shift } from "../data/moments.ts";
import { systemContext } from "../data/system-context.ts";

interface Input {
  readonly email: string;
  readonly address: string | null;
  readonly linkTo: (token: string) => string;
}

/**
 * Has a link made that sets a new password, if anyone has this address. The answer does not wait for it, so that neither
 * words nor time tell whether someone does. No mail is set up: the operator finds the link in the API's log.
 */
export async function requestPasswordReset({ ctx, input }: { ctx: Platform; input: Input }): Promise<void> {
  countTry(ctx, { person: `reset ${input.email}`, address: input.address });
  makeLink(ctx, input).catch((error: unknown) =>
    ctx.log.error("a link for a new password could not be made", { error: String(error) }),
  );
}

async function makeLink(ctx: Platform, { email, linkTo }: Input): Promise<void> {
  const user = await ctx.identity.findUser(email);
  if (user === undefined) return;
  const { token, digest } = await newOneTimeToken(ctx);
  await commit(ctx, systemContext("auth"), async (work) => {
    work.create(oneTimeTokens, digest, {
      purpose: "reset",
      userId: user.id,
      orgId: null,
      invitationId: null,
      createdAt: work.now,
      expiresAt: shift(work.now, ctx.timings.resetLinkMs),
    });
  });
  ctx.log.warn("someone asked for a new password: hand this link to that person only", {
    userId: user.id,
    href: linkTo(token),
  });
}
