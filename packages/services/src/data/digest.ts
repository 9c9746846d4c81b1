import { createHash } from "node:crypto";
import { type IdNoun, idFromBytes } from "@facet/contracts/ids";

/** SHA-256 of UTF-8 text, lower-case hex. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The id that the same facts always give. */
export function derivedId(noun: IdNoun, ...facts: readonly string[]): string {
  return idFromBytes(
    noun,
    createHash("sha256")
      .update(JSON.stringify([noun, ...facts]))
      .digest(),
  );
}
