import { DatasetVersion } from "@facet/contracts/datasets/dataset";
import { collection } from "../collection.ts";

export const datasetVersions = collection({
  name: "datasetVersions",
  scope: "tenant",
  schema: DatasetVersion,
  shapes: { byDataset: { equals: ["datasetId"], orderBy: [["number", "desc"]] } },
});
