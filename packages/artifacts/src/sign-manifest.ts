import { createHash } from "node:crypto";
import { ArtifactManifest, type ManifestSignature } from "@facet/contracts/artifacts/manifest";
import type { Signer } from "@facet/ports/secret-box";
import { canonicalJson } from "./canonical-json.ts";

export interface SignedManifest {
  readonly manifest: ArtifactManifest;
  /** The bytes of `manifest.json`. */
  readonly text: string;
  /** Of these bytes: names the artefact in caches. */
  readonly sha256: string;
  /** The content of `manifest.sig.json`. */
  readonly signature: ManifestSignature;
}

export async function signManifest(manifest: ArtifactManifest, signer: Signer): Promise<SignedManifest> {
  const signed = ArtifactManifest.parse({ ...manifest, keyId: signer.keyId });
  const text = canonicalJson(signed);
  const sha256 = createHash("sha256").update(text).digest("hex");
  const signature: ManifestSignature = {
    algorithm: "ed25519",
    keyId: signer.keyId,
    publicKey: signer.publicKey,
    manifestSha256: sha256,
    signature: await signer.sign(text),
  };
  return { manifest: signed, text, sha256, signature };
}
