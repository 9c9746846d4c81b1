import { z } from "zod";
import { idSchema } from "../ids.ts";
import { Scope } from "./scope.ts";

/** Who calls. */
export const Principal = z
  .object({
    kind: z.enum(["key", "user"]),
    id: z.string(),
    name: z.string(),
    orgId: idSchema("organisation"),
    projectId: idSchema("project").nullable(),
    scopes: z.array(Scope),
  })
  .meta({ id: "Principal" });
export type Principal = z.infer<typeof Principal>;
