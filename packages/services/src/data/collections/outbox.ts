import { idSchema, Timestamp } from "@facet/contracts/ids";
import { Lane } from "@facet/contracts/runners/runner";
import { z } from "zod";
import { collection } from "../collection.ts";

/** What must happen after a commit. Wake-ups are done by the committing process at once, else by the relay. */
export const OutboxRow = z.discriminatedUnion("type", [
  z.object({ type: z.literal("wake-up"), lane: Lane, createdAt: Timestamp }),
  z.object({
    type: z
      .literal("settle-dependents")
      .meta({ description: "More jobs depended on it than one transaction may move." }),
    orgId: idSchema("organisation"),
    jobId: idSchema("job"),
    createdAt: Timestamp,
  }),
  z.object({
    type: z
      .literal("release-artifact")
      .meta({ description: "Nothing names the artefact any more: its row and blobs may go." }),
    orgId: idSchema("organisation"),
    artifactId: idSchema("artifact"),
    reason: z.string(),
    createdAt: Timestamp,
  }),
  z.object({
    type: z
      .literal("tidy-artifacts")
      .meta({ description: "The job has ended: what earlier attempts committed in vain may go." }),
    orgId: idSchema("organisation"),
    jobId: idSchema("job"),
    createdAt: Timestamp,
  }),
  z.object({
    type: z
      .literal("clear-job")
      .meta({ description: "The job is removed: its log, curves and artefacts may go." }),
    orgId: idSchema("organisation"),
    jobId: idSchema("job"),
    createdAt: Timestamp,
  }),
  z.object({
    type: z.literal("clear-project").meta({ description: "The project is removed: what it held may go." }),
    orgId: idSchema("organisation"),
    projectId: idSchema("project"),
    createdAt: Timestamp,
  }),
  z.object({
    type: z.literal("clear-upload").meta({ description: "The upload is removed: its bytes may go." }),
    orgId: idSchema("organisation"),
    uploadId: idSchema("upload"),
    createdAt: Timestamp,
  }),
]);
export type OutboxRow = z.infer<typeof OutboxRow>;

export const outbox = collection({
  name: "outbox",
  scope: "control",
  schema: OutboxRow,
  shapes: { oldest: { orderBy: [["createdAt", "asc"]] } },
});
