import { createPublicKey, verify } from "node:crypto";
import type { Signer } from "@facet/ports/secret-box";
import { describe, expect, it } from "vitest";

/** Every promise of a signer. Each call of `open` opens the same one. */
export function signerSuite(name: string, open: () => Promise<Signer>): void {
  describe(`signer on ${name}`, () => {
    it("makes Ed25519 signatures that its public key verifies, and no other text passes", async () => {
      const signer = await open();
      const raw = Buffer.from(signer.publicKey, "base64");
      expect(raw).toHaveLength(32);
      const key = createPublicKey({
        key: { kty: "OKP", crv: "Ed25519", x: raw.toString("base64url") },
        format: "jwk",
      });
      const signature = Buffer.from(await signer.sign("größe"), "base64");
      expect(verify(null, Buffer.from("größe", "utf8"), key, signature)).toBe(true);
      expect(verify(null, Buffer.from("grösse", "utf8"), key, signature)).toBe(false);
    });

    it("is the same signer after a restart", async () => {
      const [first, second] = [await open(), await open()];
      expect([second.keyId, second.publicKey]).toEqual([first.keyId, first.publicKey]);
    });
  });
}
