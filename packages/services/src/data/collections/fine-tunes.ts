import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { z } from "zod";
import { collection } from "../collection.ts";

/** State and end are derived from its jobs when it is read. */
export const StoredFineTune = FineTune.omit({ state: true, finishedAt: true }).extend({
  configHash: z.string(),
});
export type StoredFineTune = z.infer<typeof StoredFineTune>;

export const fineTunes = collection({
  name: "fineTunes",
  scope: "tenant",
  schema: StoredFineTune,
  shapes: {
    byProject: { equals: ["projectId"], orderBy: [["createdAt", "desc"]] },
    byDatasetVersion: { equals: ["datasetVersionId"], orderBy: [["createdAt", "desc"]] },
    byBaseModel: { equals: ["baseModelId"], orderBy: [["createdAt", "desc"]] },
    byPreparation: { equals: ["preparationId"], orderBy: [["createdAt", "desc"]] },
  },
  upcasters: [(raw) => ({ ...raw, priority: "normal", autoSaferRetry: false, timeLimitMinutes: null })],
});
