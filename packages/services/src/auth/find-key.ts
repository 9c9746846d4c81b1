import type { Documents } from "@facet/ports/documents";
import type { Platform } from "../context.ts";
import { type KeyEntry, keyIndex } from "../data/collections/key-index.ts";
import { systemContext } from "../data/system-context.ts";
import { readKeyText } from "./key-text.ts";

const mostRemembered = 1000;
const remembered = new WeakMap<Documents, Map<string, KeyEntry>>();

/**
 * Whose key a text is; undefined when it is nobody's. What a text stands for never changes, so it is worked out once:
 * whether the key still opens anything is for the caller to read each time.
 */
export async function findKey(ctx: Platform, text: string): Promise<KeyEntry | undefined> {
  const known = remembered.get(ctx.documents) ?? new Map<string, KeyEntry>();
  remembered.set(ctx.documents, known);
  const before = known.get(text);
  if (before !== undefined) return before;
  if (readKeyText(text) === undefined) return undefined;
  const entry = await ctx.documents
    .bind(systemContext("auth"))
    .get(keyIndex, await ctx.secretBox.digest(text));
  if (entry === undefined) return undefined;
  if (known.size >= mostRemembered) known.clear();
  known.set(text, entry.data);
  return entry.data;
}
