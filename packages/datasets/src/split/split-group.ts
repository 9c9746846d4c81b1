import { hash } from "node:crypto";

/** A row's group: all rows with the same prompt. */
export interface SplitGroup {
  /** First 16 bytes of the hash of seed and prompt. */
  readonly id: Buffer;
  /** The group's place in [0, 2^48), the same whatever other rows there are. */
  readonly place: number;
}

export const places = 2 ** 48;

/** Longer prompts are one group when they begin alike: safe, and no text can make normalising slow. */
const readCharacters = 65_536;

/** Prompts that differ only in case, spacing or Unicode form are one prompt. */
export function normalisePrompt(prompt: string): string {
  return prompt
    .slice(0, readCharacters)

    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s{2,}|[^\S ]/g, " ")
    .trim();
}

export function splitGroup(seed: number, prompt: string): SplitGroup {
  const digest = hash("sha256", `${seed}\n${normalisePrompt(prompt)}`, "buffer");
  return { id: digest.subarray(0, 16), place: digest.readUIntBE(16, 6) };
}
