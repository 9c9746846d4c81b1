import { createHash, createHmac, randomBytes } from "node:crypto";
import type { SecretBox } from "@facet/ports/secret-box";
import { secretError } from "../secret-error.ts";
import { deriveKey, openRandomKey } from "./open-random-key.ts";
import { openBytes, sealBytes } from "./seal-bytes.ts";

const version = "v1";

/**
 * Envelope encryption with a master key in a file: each secret has a data key of its own, sealed by the master key. So a
 * change of master key re-seals data keys only, and Cloud KMS can take its place. Digests use a key derived apart.
 */
export async function openEmbeddedSecretBox(options: { keyFile: string }): Promise<SecretBox> {
  const master = await openRandomKey(options.keyFile);
  const wrapKey = deriveKey(master, "data keys");
  const digestKey = deriveKey(master, "digests");
  const keyId = createHash("sha256").update(deriveKey(master, "key id")).digest("hex").slice(0, 12);
  return {
    seal: async (plain, context) => {
      const dataKey = randomBytes(32);
      const wrapped = sealBytes(wrapKey, dataKey, context);
      const sealed = sealBytes(dataKey, Buffer.from(plain, "utf8"), context);
      return [version, keyId, wrapped.toString("base64url"), sealed.toString("base64url")].join(".");
    },
    open: async (sealed, context) => {
      const [kind, sealedBy, wrapped, body, rest] = sealed.split(".");
      if (kind !== version || wrapped === undefined || body === undefined || rest !== undefined)
        throw secretError("SecretNotOpened", "This is not a sealed secret.");
      if (sealedBy !== keyId) {
        throw secretError(
          "SecretNotOpened",
          `This secret was sealed with key ${sealedBy}, the key file holds ${keyId}. Restore the key file ${options.keyFile} that belongs to this data.`,
        );
      }
      try {
        const dataKey = openBytes(wrapKey, Buffer.from(wrapped, "base64url"), context);
        return openBytes(dataKey, Buffer.from(body, "base64url"), context).toString("utf8");
      } catch {
        // The cause would say which of the two steps failed, which only helps who tries.
        throw secretError(
          "SecretNotOpened",
          "This sealed secret was changed, or belongs to another place. Store it again.",
        );
      }
    },
    digest: async (value) => createHmac("sha256", digestKey).update(value, "utf8").digest("hex"),
  };
}
