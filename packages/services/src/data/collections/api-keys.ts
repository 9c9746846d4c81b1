import { ApiKey } from "@facet/contracts/keys/api-key";
import { collection } from "../collection.ts";

/** Keys as they are shown. The key itself is nowhere: `keyIndex` finds it by its digest. */
export const apiKeys = collection({
  name: "apiKeys",
  scope: "tenant",
  schema: ApiKey,
  shapes: {
    all: { orderBy: [["createdAt", "desc"]] },
    byCreator: { equals: ["createdBy"], orderBy: [["createdAt", "desc"]] },
  },
  upcasters: [(raw) => ({ ...raw, createdBy: null })],
});
