import { Dataset } from "@facet/contracts/datasets/dataset";
import { idSchema } from "@facet/contracts/ids";
import { z } from "zod";
import { collection } from "../collection.ts";

/** Versions stand in `datasetVersions` only; a view joins them. `latestVersionId`: the newest that is ready, at first the first. */
export const StoredDataset = Dataset.omit({ latestVersion: true, nextVersion: true }).extend({
  latestVersionId: idSchema("datasetVersion").nullable(),
  /** Of any version it ever had: a number names one version for good. */
  highestNumber: z.int().min(1).default(1),
});
export type StoredDataset = z.infer<typeof StoredDataset>;

export const datasets = collection({
  name: "datasets",
  scope: "tenant",
  schema: StoredDataset,
  shapes: { byProject: { equals: ["projectId"], orderBy: [["createdAt", "desc"]] } },
});
