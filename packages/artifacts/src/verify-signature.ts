import { createHash, createPublicKey, verify } from "node:crypto";
import type { ManifestSignature } from "@facet/contracts/artifacts/manifest";

const rawKeyBytes = 32;

/** True when `signature` signs these bytes with the key it names. Whether that key is to be trusted is the caller's question. */
export function verifySignature(text: Uint8Array, signature: ManifestSignature): boolean {
  const raw = Buffer.from(signature.publicKey, "base64");
  if (raw.length !== rawKeyBytes) return false;
  if (createHash("sha256").update(text).digest("hex") !== signature.manifestSha256) return false;
  try {
    const key = createPublicKey({
      key: { kty: "OKP", crv: "Ed25519", x: raw.toString("base64url") },
      format: "jwk",
    });
    return verify(null, text, key, Buffer.from(signature.signature, "base64"));
  } catch {
    return false;
  }
}
