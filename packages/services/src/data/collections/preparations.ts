import { Preparation } from "@facet/contracts/preparations/preparation";
import { collection } from "../collection.ts";

/** The id is derived from what is prepared and how, so that the same preparation is made once. */
export const preparations = collection({
  name: "preparations",
  scope: "tenant",
  schema: Preparation,
  shapes: {
    byProject: { equals: ["projectId"], orderBy: [["createdAt", "desc"]] },
    byDatasetVersion: { equals: ["datasetVersionId"], orderBy: [["createdAt", "desc"]] },
    byBaseModel: { equals: ["baseModelId"], orderBy: [["createdAt", "desc"]] },
  },
});
