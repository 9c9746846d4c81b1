import { Job } from "@facet/contracts/jobs/job";
import { JobKind } from "@facet/contracts/jobs/job-kind";
import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import { z } from "zod";
import { collection } from "../collection.ts";

/** Written on transitions only: what moves every second stands in `progress` and `leases`. */
export const jobs = collection({
  name: "jobs",
  scope: "tenant",
  schema: Job,
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
