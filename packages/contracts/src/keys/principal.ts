import { z } from "zod";
import { idSchema } from "../ids.ts";
import { Role } from "../organisations/role.ts";
import { Scope } from "./scope.ts";

/** Who calls, and in which organisation. */
export const Principal = z
  .object({
    kind: z.enum(["key", "user"]),
    id: z.string(),
    name: z.string(),
    orgId: idSchema("organisation"),
    projectId: idSchema("project").nullable(),
    scopes: z.array(Scope),
    userId: idSchema("user").nullable().optional().meta({
      description: "The person, or the person who made the key. Null: the machine's owner.",
    }),
    role: Role.nullable().optional().meta({ description: "Of that person in this organisation." }),
    sessionId: idSchema("session").optional(),
  })
  .meta({ id: "Principal" });
export type Principal = z.infer<typeof Principal>;
