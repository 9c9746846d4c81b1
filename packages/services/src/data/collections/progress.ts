import { idSchema } from "@facet/contracts/ids";
import { JobProgress } from "@facet/contracts/jobs/job";
import { z } from "zod";
import { collection } from "../collection.ts";

export const StoredProgress = JobProgress.extend({
  jobId: idSchema("job"),
  projectId: idSchema("project"),
  attempt: z.int().min(1),
});
export type StoredProgress = z.infer<typeof StoredProgress>;

/** How far a job is; the id is the job's. The last write of the lease's holder wins. */
export const progress = collection({ name: "progress", scope: "tenant", schema: StoredProgress, shapes: {} });
