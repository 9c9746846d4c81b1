import { z } from "zod";
import { idSchema, Timestamp } from "../ids.ts";
import { Name } from "../names.ts";
import { Role } from "./role.ts";

export const Organisation = z
  .object({ id: idSchema("organisation"), name: z.string().min(1).max(100), createdAt: Timestamp })
  .meta({ id: "Organisation" });
export type Organisation = z.infer<typeof Organisation>;

/** An organisation as one of its members sees it. */
export const OwnOrganisation = Organisation.extend({
  role: Role.nullable().meta({ description: "Your role there. Null for a key of the machine's owner." }),
}).meta({ id: "OwnOrganisation" });
export type OwnOrganisation = z.infer<typeof OwnOrganisation>;

export const CreateOrganisation = z.object({ name: Name }).strict().meta({ id: "CreateOrganisation" });

export const UpdateOrganisation = z.object({ name: Name }).strict().meta({ id: "UpdateOrganisation" });
