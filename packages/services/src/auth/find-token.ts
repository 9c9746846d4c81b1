import type { Platform } from "../context.ts";
import type { OneTimeToken } from "../data/collections/one-time-tokens.ts";
import { systemContext } from "../data/system-context.ts";
import { requireOneTimeToken } from "./one-time-token.ts";

/** What a link's token stands for, left unused. Throws `link_invalid`. */
export async function findToken(
  ctx: Platform,
  token: string,
  purpose: OneTimeToken["purpose"],
): Promise<{ digest: string; data: OneTimeToken }> {
  const digest = await ctx.secretBox.digest(token);
  const now = new Date(ctx.clock.now()).toISOString();
  const reader = ctx.documents.bind(systemContext("auth"));
  return { digest, data: (await requireOneTimeToken(reader, { digest, purpose, now })).data };
}
