import { Lease } from "@facet/contracts/jobs/job";
import { collection } from "../collection.ts";

/** Who holds a job; the id is the job's, so that there are never two. Absent: nobody. */
export const leases = collection({
  name: "leases",
  scope: "control",
  schema: Lease,
  shapes: {
    all: { orderBy: [["expiresAt", "asc"]] },
    byHost: { equals: ["hostId"] },
    byRunner: { equals: ["runnerId"] },
  },
});
