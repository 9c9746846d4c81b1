import { Artifact } from "@facet/contracts/artifacts/artifact";
import { ManifestSignature } from "@facet/contracts/artifacts/manifest";
import { z } from "zod";
import { collection } from "../collection.ts";

export const StoredArtifact = Artifact.extend({
  attempt: z.int().min(0).meta({ description: "0: taken over from the job that its job repeats." }),
  folder: z.string(),
  keys: z.array(z.string()).meta({ description: "Blob of each file, in the order of `files`." }),
  manifest: z.string().meta({ description: "The text of `manifest.json`: what is signed and hashed." }),
  signature: ManifestSignature,
});
export type StoredArtifact = z.infer<typeof StoredArtifact>;

/** The id is derived from job, attempt and folder: committing twice makes one artefact. */
export const artifacts = collection({
  name: "artifacts",
  scope: "tenant",
  schema: StoredArtifact,
  shapes: {
    byJob: { equals: ["jobId"], orderBy: [["createdAt", "asc"]] },
    byProject: { equals: ["projectId"], orderBy: [["createdAt", "desc"]] },
  },
});
