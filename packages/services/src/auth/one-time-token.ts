import { randomBytes } from "node:crypto";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Reader, Stored } from "@facet/ports/documents";
import type { Platform } from "../context.ts";
import { type OneTimeToken, oneTimeTokens } from "../data/collections/one-time-tokens.ts";
import type { Work } from "../data/work.ts";

type Purpose = OneTimeToken["purpose"];

/** A token for a link that works once, and its keyed digest: all that is kept of it. */
export async function newOneTimeToken(ctx: Platform): Promise<{ token: string; digest: string }> {
  const token = randomBytes(32).toString("base64url");
  return { token, digest: await ctx.secretBox.digest(token) };
}

const refused = () =>
  new FacetError("link_invalid", "The link is not valid, was used already, or has expired.");

/** What a token stands for. Throws `link_invalid` when it is none, of another purpose, used or expired. */
export async function requireOneTimeToken(
  reader: Reader,
  asked: { digest: string; purpose: Purpose; now: string },
): Promise<Stored<OneTimeToken>> {
  const found = await reader.get(oneTimeTokens, asked.digest);
  if (found === undefined || found.data.purpose !== asked.purpose) throw refused();
  if (found.data.expiresAt !== null && found.data.expiresAt <= asked.now) throw refused();
  return found;
}

/** The same, and uses it up in this transaction. */
export async function takeOneTimeToken(work: Work, digest: string, purpose: Purpose): Promise<OneTimeToken> {
  const { data } = await requireOneTimeToken(work, { digest, purpose, now: work.now });
  work.remove(oneTimeTokens, digest);
  return data;
}
