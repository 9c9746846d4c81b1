import { z } from "zod";
import { Sha256, Timestamp } from "../ids.ts";
import { ArtifactFile } from "./artifact.ts";

export const manifestFileName = "manifest.json";
export const signatureFileName = "manifest.sig.json";

/** `manifest.json` of an artefact: every file, and what it was made from. Canonical JSON (RFC 8785), so that one content has one text. */
export const ArtifactManifest = z
  .object({
    format: z.literal("facet-manifest-1"),
    files: z.array(ArtifactFile).meta({ description: "Sorted by path." }),
    versions: z.record(z.string(), z.string()).meta({ description: "Of the programs that made it." }),
    datasetHash: Sha256.nullable(),
    configHash: Sha256.nullable(),
    baseModelCommit: z.string().nullable(),
    chatTemplate: z.string().nullable().meta({ description: "The template's text." }),
    createdAt: Timestamp,
    keyId: z.string().nullable().meta({ description: "Key of the signature beside it. Null: not signed." }),
  })
  .meta({ id: "ArtifactManifest" });
export type ArtifactManifest = z.infer<typeof ArtifactManifest>;

/** `manifest.sig.json`: the signature over the bytes of `manifest.json`. */
export const ManifestSignature = z
  .object({
    algorithm: z.literal("ed25519"),
    keyId: z.string(),
    publicKey: z.string().meta({ description: "Base64 of the raw 32-byte key." }),
    manifestSha256: Sha256,
    signature: z.string().meta({ description: "Base64." }),
  })
  .meta({ id: "ManifestSignature" });
export type ManifestSignature = z.infer<typeof ManifestSignature>;
