import { Runner } from "@facet/contracts/runners/runner";
import { collection } from "../collection.ts";

/** Who takes work. Whether a runner is online and what it does are derived from `lastSeenAt` and its lease. */
export const StoredRunner = Runner.omit({ online: true, currentJobId: true });

export const runners = collection({
  name: "runners",
  scope: "control",
  schema: StoredRunner,
  shapes: {
    byHost: { equals: ["hostId"], orderBy: [["lastSeenAt", "desc"]] },
    recent: { range: "lastSeenAt", orderBy: [["lastSeenAt", "desc"]] },
  },
});
