import type { Reader } from "@facet/ports/documents";
import type { Platform } from "../context.ts";
import { accounts, type StoredAccount } from "../data/collections/accounts.ts";
import { systemContext } from "../data/system-context.ts";

/** What the platform keeps on a person. One who never joined anything has an empty one. */
export async function readAccount(reader: Reader, userId: string, now: string): Promise<StoredAccount> {
  const found = await reader.get(accounts, userId);
  return found?.data ?? { userId, orgIds: [], totp: null, createdAt: now };
}

/** The same outside a transaction. */
export function findAccount(ctx: Platform, userId: string): Promise<StoredAccount> {
  const now = new Date(ctx.clock.now()).toISOString();
  return readAccount(ctx.documents.bind(systemContext("auth")), userId, now);
}
