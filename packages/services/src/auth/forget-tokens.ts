import { oneTimeTokens } from "../data/collections/one-time-tokens.ts";
import type { Work } from "../data/work.ts";

const mostAtOnce = 100;

/** Ends every link that would let a person in: after a password has changed, and when the person goes. */
export async function forgetTokens(work: Work, userId: string): Promise<void> {
  const found = await work.query(oneTimeTokens, "byUser", { equals: { userId }, limit: mostAtOnce });
  for (const { id } of found) work.remove(oneTimeTokens, id);
}
