import { z } from "zod";
import { idSchema, Sha256, Timestamp } from "../ids.ts";
import { JsonValue } from "../json-value.ts";

export const ArtifactKind = z.enum([
  "rows",
  "base-model",
  "prepared",
  "checkpoint",
  "adapter",
  "model",
  "merged",
  "gguf",
  "evaluation",
]);
export type ArtifactKind = z.infer<typeof ArtifactKind>;

export const ArtifactFile = z
  .object({
    path: z.string().min(1).max(500).meta({ description: "Relative to the artefact's folder, with `/`." }),
    bytes: z.int().min(0),
    sha256: Sha256,
  })
  .meta({ id: "ArtifactFile" });
export type ArtifactFile = z.infer<typeof ArtifactFile>;

/** A set of immutable files made by one attempt of one job, listed in a signed manifest. */
export const Artifact = z
  .object({
    id: idSchema("artifact"),
    projectId: idSchema("project"),
    jobId: idSchema("job"),
    kind: ArtifactKind,
    name: z.string(),
    files: z.array(ArtifactFile),
    bytes: z.int(),
    manifestSha256: Sha256.meta({ description: "Of the manifest's bytes; names the artefact in caches." }),
    details: z.record(z.string(), JsonValue),
    createdAt: Timestamp,
  })
  .meta({ id: "Artifact" });
export type Artifact = z.infer<typeof Artifact>;

/** A file with a link that reads it. */
export const LinkedFile = ArtifactFile.extend({ href: z.string(), expiresAt: Timestamp }).meta({
  id: "LinkedFile",
});
export type LinkedFile = z.infer<typeof LinkedFile>;
