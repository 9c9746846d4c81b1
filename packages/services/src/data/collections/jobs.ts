import { Job } from "@facet/contracts/jobs/job";
import { JobKind } from "@facet/contracts/jobs/job-kind";
import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import { Traceparent } from "@facet/contracts/tracing/traceparent";
import { z } from "zod";
import { collection } from "../collection.ts";

/** As it is kept: with what only the platform itself needs. */
export const StoredJob = Job.extend({
  traceparent: Traceparent.optional().meta({
    description: "Of the request that made it; absent where nothing was traced.",
  }),
});
export type StoredJob = z.infer<typeof StoredJob>;

/** Written on transitions only: what moves every second stands in `progress` and `leases`. */
export const jobs = collection({
  name: "jobs",
  scope: "tenant",
  schema: StoredJob,
  shapes: {
    byProject: { equals: ["projectId"], orderBy: [["createdAt", "desc"]] },
    byProjectAndState: { equals: ["projectId", "state"], orderBy: [["createdAt", "desc"]] },
    byProjectAndKind: { equals: ["projectId", "kind"], orderBy: [["createdAt", "desc"]] },
    byFineTune: { equals: ["fineTuneId"], orderBy: [["createdAt", "asc"]] },
    inStates: { in: "state", orderBy: [["createdAt", "asc"]] },
    byFinish: { range: "finishedAt", orderBy: [["finishedAt", "asc"]] },
  },
  upcasters: [
    (raw) => ({
      ...raw,
      priority: "normal",
      retryOf: null,
      saferKnobs: null,
      pausedFor: raw.state === "pausing" || raw.state === "paused" ? "person" : null,
      timeLimitMs: jobKinds[JobKind.parse(raw.kind)].timeLimitMs,
      attempts: z
        .array(z.looseObject({}))
        .parse(raw.attempts)
        .map((attempt) => ({ ...attempt, knobs: null })),
      waiting: raw.waiting === null ? null : { ...Object(raw.waiting), until: null, ahead: null },
    }),
  ],
});
