import { idSchema, Timestamp } from "@facet/contracts/ids";
import { JobKind } from "@facet/contracts/jobs/job-kind";
import { Priority } from "@facet/contracts/jobs/priority";
import { Lane } from "@facet/contracts/runners/runner";
import { z } from "zod";
import { collection } from "../collection.ts";

export const DispatchRow = z.object({
  jobId: idSchema("job"),
  orgId: idSchema("organisation"),
  kind: JobKind,
  lane: Lane,
  state: z
    .enum(["held", "runnable", "leased"])
    .meta({ description: "Held: waits for other jobs, or is paused." }),
  notBefore: Timestamp.nullable(),
  queuedAt: Timestamp.meta({
    description: "Since when it could be claimed; what the queue limit counts from.",
  }),
  createdAt: Timestamp.meta({
    description:
      "Its place in line: when the job was made, moved by its priority. Kept over attempts, pauses and dependencies.",
  }),
  priority: z.int().min(0).meta({ description: "Among jobs of the same place the lowest goes first." }),
  attempt: z.int().min(0),
  urgency: Priority.default("normal").meta({
    description: "The job's priority, for those who wait behind it.",
  }),
});
export type DispatchRow = z.infer<typeof DispatchRow>;

/** One row a job that has not ended; the id is the job's. What `claimNext` looks through: ids, no content. */
export const dispatch = collection({
  name: "dispatch",
  scope: "control",
  schema: DispatchRow,
  shapes: {
    /** The organisations with rows of a state, one after another. */
    organisations: { equals: ["lane", "state"], range: "orgId", orderBy: [["orgId", "asc"]] },
    line: {
      equals: ["lane", "state", "orgId"],
      orderBy: [
        ["createdAt", "asc"],
        ["priority", "asc"],
      ],
    },
    ahead: { equals: ["lane", "state"], range: "createdAt", orderBy: [["createdAt", "asc"]] },
    waitingSince: { equals: ["state"], range: "queuedAt", orderBy: [["queuedAt", "asc"]] },
  },
});
