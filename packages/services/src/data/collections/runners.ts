import { Availability, Runner } from "@facet/contracts/runners/runner";
import type { z } from "zod";
import { collection } from "../collection.ts";

/** Who takes work. Whether a runner is online, what it does and whether it is drained are derived from `lastSeenAt` and its leases. */
export const StoredRunner = Runner.omit({ online: true, currentJobId: true, operated: true }).extend({
  availability: Availability.exclude(["drained"]),
});
export type StoredRunner = z.infer<typeof StoredRunner>;

export const runners = collection({
  name: "runners",
  scope: "control",
  schema: StoredRunner,
  shapes: {
    byHost: { equals: ["hostId"], orderBy: [["lastSeenAt", "desc"]] },
    recent: { range: "lastSeenAt", orderBy: [["lastSeenAt", "desc"]] },
  },
  upcasters: [(raw) => ({ ...raw, availability: "open", availabilitySince: raw.lastSeenAt })],
});
