import { idSchema } from "@facet/contracts/ids";
import { z } from "zod";
import { collection } from "../collection.ts";

export const Dependency = z.object({ parentJobId: idSchema("job"), childJobId: idSchema("job") });
export type Dependency = z.infer<typeof Dependency>;

/** Open edges of the job graph, id `<parent>.<child>`: removed when the parent has ended and the child knows. */
export const dependencies = collection({
  name: "dependencies",
  scope: "tenant",
  schema: Dependency,
  shapes: { byParent: { equals: ["parentJobId"] } },
});
