import { z } from "zod";
import { type IdNoun, idPrefixes } from "./new-id.ts";

// Apart from the schemas, so that a browser can make an id without bringing zod.
export { type IdNoun, idFromBytes, idPrefixes, newId } from "./new-id.ts";

export function idSchema(noun: IdNoun) {
  return z
    .string()
    .regex(
      new RegExp(`^${idPrefixes[noun]}_[0-9a-z]{26}$`),
      `expected an id that begins with ${idPrefixes[noun]}_`,
    );
}

export const Timestamp = z.iso
  .datetime({ precision: 3 })
  .meta({ description: "UTC, ISO 8601 with milliseconds." });
export type Timestamp = z.infer<typeof Timestamp>;

export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: "SHA-256, lower-case hex." });
