import { z } from "zod";
import { Email, Password, PersonName } from "../accounts/sign-in.ts";
import { idSchema, Timestamp } from "../ids.ts";
import { Organisation } from "./organisation.ts";
import { Role } from "./role.ts";

export const Invitation = z
  .object({
    id: idSchema("invitation"),
    orgId: idSchema("organisation"),
    email: z.string(),
    role: Role,
    invitedBy: z.string().meta({ description: "Name of who invited." }),
    state: z.enum(["open", "accepted", "revoked", "expired"]),
    createdAt: Timestamp,
    expiresAt: Timestamp,
  })
  .meta({ id: "Invitation" });
export type Invitation = z.infer<typeof Invitation>;

export const CreateInvitation = z
  .object({ email: Email, role: Role })
  .strict()
  .meta({ id: "CreateInvitation" });

export const CreatedInvitation = Invitation.extend({
  token: z.string().nullable().meta({ description: "What the link carries. Shown once; null in a replay." }),
  href: z.string().nullable().meta({ description: "The link to hand over. Shown once; null in a replay." }),
  secretShownOnce: z.literal(true),
}).meta({ id: "CreatedInvitation" });
export type CreatedInvitation = z.infer<typeof CreatedInvitation>;

/** What the holder of an invitation's link may see before accepting. */
export const OfferedInvitation = z
  .object({
    organisation: Organisation.pick({ id: true, name: true }),
    email: z.string(),
    role: Role,
    invitedBy: z.string(),
    expiresAt: Timestamp,
    hasAccount: z.boolean().meta({ description: "Whether to sign in first, or to choose a password." }),
  })
  .meta({ id: "OfferedInvitation" });
export type OfferedInvitation = z.infer<typeof OfferedInvitation>;

/** Signed in: leave both out. New here: both make the account. */
export const AcceptInvitation = z
  .object({ name: PersonName.optional(), password: Password.optional() })
  .strict()
  .meta({ id: "AcceptInvitation" });
