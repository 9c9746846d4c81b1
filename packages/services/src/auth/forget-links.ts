import { oidcLinks } from "../data/collections/oidc-links.ts";
import type { Work } from "../data/work.ts";

const mostAtOnce = 100;

/** Ends what connects a person with identity providers. */
export async function forgetLinks(work: Work, userId: string): Promise<void> {
  const found = await work.query(oidcLinks, "byUser", { equals: { userId }, limit: mostAtOnce });
  for (const { id } of found) work.remove(oidcLinks, id);
}
