import { Evaluation } from "@facet/contracts/evaluations/evaluation";
import { collection } from "../collection.ts";

export const evaluations = collection({
  name: "evaluations",
  scope: "tenant",
  schema: Evaluation,
  shapes: {
    byProject: { equals: ["projectId"], orderBy: [["createdAt", "desc"]] },
    byFineTune: { equals: ["fineTuneId"], orderBy: [["createdAt", "desc"]] },
  },
});
