import { Artifact } from "@facet/contracts/artifacts/artifact";
import { z } from "zod";
import { collection } from "../collection.ts";

export const StoredArtifact = Artifact.extend({
  attempt: z.int().min(1),
  folder: z.string(),
  keys: z.array(z.string()).meta({ description: "Blob of each file, in the order of `files`." }),
  manifest: z.string().meta({ description: "Canonical JSON; what is signed and hashed." }),
  signature: z.string(),
  signingKeyId: z.string(),
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
