import { z } from "zod";
import { Principal } from "../keys/principal.ts";
import { Organisation, OwnOrganisation } from "../organisations/organisation.ts";
import { Email, PersonName } from "./sign-in.ts";
import { User } from "./user.ts";

/** Who calls: a person or a key, the organisation in use, and what may be done in it. */
export const Me = Principal.extend({
  orgId: Principal.shape.orgId.meta({ description: "Names nothing while `organisation` is null." }),
  role: Principal.shape.role.unwrap(),
  user: User.nullable().meta({ description: "Null for a key." }),
  organisation: Organisation.nullable().meta({ description: "Null for a person in no organisation." }),
  organisations: z.array(OwnOrganisation).meta({
    description: "Where this person belongs. `Facet-Organisation: org_...` chooses one for a request.",
  }),
}).meta({ id: "Me" });
export type Me = z.infer<typeof Me>;

export const UpdateMe = z
  .object({
    name: PersonName.optional(),
    email: Email.optional(),
    password: z.string().min(1).max(256).optional().meta({
      description: "Your present password: needed to change the e-mail address once one is set.",
    }),
  })
  .strict()
  .meta({ id: "UpdateMe" });
