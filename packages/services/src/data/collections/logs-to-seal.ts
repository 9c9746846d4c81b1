import { idSchema, Timestamp } from "@facet/contracts/ids";
import { z } from "zod";
import { collection } from "../collection.ts";

export const LogToSeal = z.object({ jobId: idSchema("job"), endedAt: Timestamp });
export type LogToSeal = z.infer<typeof LogToSeal>;

/** Jobs that have ended and whose log still stands in chunks only; the id is the job's. Maintenance seals it and removes the row. */
export const logsToSeal = collection({
  name: "logsToSeal",
  scope: "tenant",
  schema: LogToSeal,
  shapes: { oldest: { range: "endedAt", orderBy: [["endedAt", "asc"]] } },
});
