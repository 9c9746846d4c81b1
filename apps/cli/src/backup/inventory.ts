import { z } from "zod";
import { formatBytes, formatCount } from "../terminal/format.ts";

/** What a backup holds, as the program that makes one counts it. */
export const Inventory = z.object({
  documents: z.record(z.string(), z.int()),
  people: z.int().nullable(),
  blobs: z.object({ count: z.int(), bytes: z.int() }),
});

/** `1,234 documents, 2 people, 56 blobs of 7.8 GB`. */
export function describeInventory({ documents, people, blobs }: z.infer<typeof Inventory>): string {
  const rows = Object.values(documents).reduce((sum, count) => sum + count, 0);
  return [
    `${formatCount(rows)} documents`,
    ...(people === null ? [] : [`${formatCount(people)} ${people === 1 ? "person" : "people"}`]),
    `${formatCount(blobs.count)} ${blobs.count === 1 ? "blob" : "blobs"} of ${formatBytes(blobs.bytes)}`,
  ].join(", ");
}

/** What a person should know about blobs that documents name and that a backup does not have; empty when there are none. */
export function describeMissing(keys: readonly string[]): string {
  if (keys.length === 0) return "";
  const shown = keys.slice(0, 5).map((key) => `  ${key}\n`);
  return `${keys.length} blobs that the store names are not there or damaged, and not in the backup:\n${shown.join("")}`;
}
