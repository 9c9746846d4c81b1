import { idSchema } from "@facet/contracts/ids";
import { z } from "zod";
import { collection } from "../collection.ts";

/** The metrics among events `firstSeq..lastSeq`, a column a name. Derived from immutable events, so any writer writes the same. */
export const MetricBlock = z.object({
  jobId: idSchema("job"),
  firstSeq: z.int().min(1),
  lastSeq: z.int().min(1),
  attempts: z.array(z.int()),
  steps: z.array(z.int()),
  columns: z.record(z.string(), z.array(z.number().nullable())),
});
export type MetricBlock = z.infer<typeof MetricBlock>;

export const metricBlocks = collection({
  name: "metricBlocks",
  scope: "tenant",
  schema: MetricBlock,
  shapes: { byJob: { equals: ["jobId"], orderBy: [["firstSeq", "asc"]] } },
});
