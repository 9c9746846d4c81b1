import { Upload } from "@facet/contracts/uploads/upload";
import { z } from "zod";
import { collection } from "../collection.ts";

export const StoredUpload = Upload.extend({
  key: z.string().meta({ description: "Blob of the whole file, once completed." }),
  crc32c: z.string().nullable(),
});
export type StoredUpload = z.infer<typeof StoredUpload>;

export const uploads = collection({
  name: "uploads",
  scope: "tenant",
  schema: StoredUpload,
  shapes: {
    byProject: { equals: ["projectId"], orderBy: [["createdAt", "desc"]] },
    expiring: { equals: ["state"], range: "expiresAt", orderBy: [["expiresAt", "asc"]] },
  },
});
