import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const pattern = /^fct_(live|test)_([0-9a-z]{26})_([0-9A-Za-z_-]{43})([0-9a-f]{8})$/;

/** A new key: `fct_<mode>_<id body>_<32 random bytes><checksum>`. The id finds its owner in a leak report; the checksum tells a typo from a guess. */
export function makeKeyText(keyId: string, mode: "live" | "test"): string {
  const body = `fct_${mode}_${keyId.replace(/^key_/, "")}_${randomBytes(32).toString("base64url")}`;
  return `${body}${checksum(body)}`;
}

/** The key's id, or undefined when the text cannot be a key: no store is asked then. */
export function readKeyText(text: string): { keyId: string } | undefined {
  const match = pattern.exec(text);
  if (match?.[2] === undefined || match[4] === undefined) return undefined;
  const body = text.slice(0, -8);
  if (!timingSafeEqual(Buffer.from(checksum(body)), Buffer.from(match[4]))) return undefined;
  return { keyId: `key_${match[2]}` };
}

function checksum(body: string): string {
  return createHash("sha256").update(body).digest("hex").slice(0, 8);
}
