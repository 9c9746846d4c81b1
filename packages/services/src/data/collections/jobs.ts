import { Job } from "@facet/contracts/jobs/job";
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
});
