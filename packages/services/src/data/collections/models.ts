import { Model } from "@facet/contracts/models/model";
import { collection } from "../collection.ts";

export const models = collection({
  name: "models",
  scope: "tenant",
  schema: Model,
  shapes: {
    byProject: { equals: ["projectId"], orderBy: [["createdAt", "desc"]] },
    byBaseModel: { equals: ["baseModelId"], orderBy: [["createdAt", "desc"]] },
    byFineTune: { equals: ["fineTuneId"], orderBy: [["createdAt", "desc"]] },
  },
  upcasters: [(raw) => ({ ...raw, description: "", tags: [] })],
});
