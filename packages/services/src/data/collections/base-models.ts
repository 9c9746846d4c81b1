import { BaseModel } from "@facet/contracts/base-models/base-model";
import { collection } from "../collection.ts";

export const baseModels = collection({
  name: "baseModels",
  scope: "tenant",
  schema: BaseModel,
  shapes: { byProject: { equals: ["projectId"], orderBy: [["createdAt", "desc"]] } },
});
