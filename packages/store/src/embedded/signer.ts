import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from "node:crypto";
import type { Signer } from "@facet/ports/secret-box";
import { secretError } from "../secret-error.ts";
import { openKeyFile } from "./open-key-file.ts";

function newPrivateKey(): string {
  return generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

function readPrivateKey(text: string, file: string): KeyObject {
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch (error) {
    throw secretError(
      "KeyFileUnusable",
      `The key file ${file} is damaged. Put its backup in its place, or remove it to sign with a new key.`,
      error,
    );
  }
  throw secretError(
    "KeyFileUnusable",
    `The key file ${file} does not hold an Ed25519 key. Put its backup in its place.`,
  );
}

/** Signs with the Ed25519 key in `keyFile` (PKCS 8, PEM), made on first use. `keyId` names the public key. */
export async function openEmbeddedSigner(options: { keyFile: string }): Promise<Signer> {
  const privateKey = readPrivateKey(await openKeyFile(options.keyFile, newPrivateKey), options.keyFile);
  const raw = Buffer.from(createPublicKey(privateKey).export({ format: "jwk" }).x ?? "", "base64url");
  return {
    keyId: createHash("sha256").update(raw).digest("hex").slice(0, 16),
    publicKey: raw.toString("base64"),
    sign: async (text) => sign(null, Buffer.from(text, "utf8"), privateKey).toString("base64"),
  };
}
