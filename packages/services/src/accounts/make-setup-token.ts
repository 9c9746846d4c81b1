import { newOneTimeToken } from "../auth/one-time-token.ts";
import type { Platform } from "../context.ts";
import { oneTimeTokens } from "../data/collections/one-time-tokens.ts";
import { commit } from "../data/commit.ts";
import { systemContext } from "../data/system-context.ts";

/** Whether a token still makes the first account. */
export async function isSetupToken(ctx: Platform, token: string): Promise<boolean> {
  const digest = await ctx.secretBox.digest(token);
  const found = await ctx.documents.bind(systemContext("auth")).get(oneTimeTokens, digest);
  return found?.data.purpose === "set-up";
}

/** The one token that makes the first account. One made before ends. */
export async function makeSetupToken({ ctx }: { ctx: Platform }): Promise<string> {
  const { token, digest } = await newOneTimeToken(ctx);
  await commit(ctx, systemContext("auth"), async (work) => {
    const before = await work.query(oneTimeTokens, "byPurpose", { equals: { purpose: "set-up" }, limit: 10 });
    for (const { id } of before) work.remove(oneTimeTokens, id);
    work.create(oneTimeTokens, digest, {
      purpose: "set-up",
      userId: null,
      orgId: null,
      invitationId: null,
      createdAt: work.now,
      expiresAt: null,
    });
  });
  return token;
}
