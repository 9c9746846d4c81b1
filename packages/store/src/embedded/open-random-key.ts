import { hkdfSync, randomBytes } from "node:crypto";
import { secretError } from "../secret-error.ts";
import { openKeyFile } from "./open-key-file.ts";

const keyBytes = 32;
const header = "facet-key-1";

/** 32 random bytes kept in a key file; made on first use. For the secret box, and for signing blob links. */
export async function openRandomKey(file: string): Promise<Buffer> {
  const text = await openKeyFile(file, () => `${header} ${randomBytes(keyBytes).toString("base64")}\n`);
  const [kind, encoded, rest] = text.trim().split(" ");
  const key = Buffer.from(encoded ?? "", "base64");
  if (kind !== header || rest !== undefined || key.length !== keyBytes) {
    throw secretError(
      "KeyFileUnusable",
      `The key file ${file} is damaged. Put its backup in its place; without it, what it sealed cannot be opened.`,
    );
  }
  return key;
}

/** A key for one purpose; keys for two purposes tell nothing of each other. */
export function deriveKey(master: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", master, new Uint8Array(), `facet ${purpose}`, keyBytes));
}
