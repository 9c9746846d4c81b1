import { Export } from "@facet/contracts/exports/export";
import { collection } from "../collection.ts";

export const exportRuns = collection({
  name: "exports",
  scope: "tenant",
  schema: Export,
  shapes: {
    byProject: { equals: ["projectId"], orderBy: [["createdAt", "desc"]] },
    byFineTune: { equals: ["fineTuneId"], orderBy: [["createdAt", "desc"]] },
  },
});
