import { createFacetClient } from "@facet/sdk/create-client";
import { readOwnerKey } from "../connection/read-owner-key.ts";

interface SignInLink {
  readonly home: string;
  readonly apiUrl: string;
  /** Page to open after signing in, such as `/prj_.../fine-tunes/run_...`; the last one without it. */
  readonly next?: string;
}

export interface MadeLink {
  readonly href: string;
  /** Nobody had an account: this link makes the first one. */
  readonly isFirst: boolean;
}

/** A link that signs in whoever runs this machine: once, within 15 minutes. Undefined when it cannot be had. */
export async function makeSignInLink({ home, apiUrl, next }: SignInLink): Promise<MadeLink | undefined> {
  const apiKey = readOwnerKey(home);
  if (apiKey === undefined) return undefined;
  const facet = createFacetClient({ url: apiUrl, apiKey });
  try {
    const { needsSetup } = await facet.getAuthStatus();
    const { href } = await facet.createSignInLink();
    if (href === null) return undefined;
    const url = new URL(href);
    if (next !== undefined) url.searchParams.set("next", next);
    return { href: url.href, isFirst: needsSetup };
  } catch {
    return undefined;
  }
}
