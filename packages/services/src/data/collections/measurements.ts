import { idSchema } from "@facet/contracts/ids";
import { Calibration } from "@facet/contracts/runners/runner";
import type { z } from "zod";
import { collection } from "../collection.ts";

export const Measurement = Calibration.extend({ runnerId: idSchema("runner") });
export type Measurement = z.infer<typeof Measurement>;

/** The newest calibration of each runner, base model, tuning and dtype. */
export const measurements = collection({
  name: "measurements",
  scope: "tenant",
  schema: Measurement,
  shapes: {
    byBaseModel: { equals: ["baseModelId"], orderBy: [["measuredAt", "desc"]] },
    newest: { orderBy: [["measuredAt", "desc"]] },
  },
});
