import { z } from "zod";
import { Timestamp } from "../ids.ts";
import { ApiKey } from "../keys/api-key.ts";
import { Member } from "../organisations/member.ts";
import { Organisation } from "../organisations/organisation.ts";
import { Session } from "./session.ts";
import { User } from "./user.ts";

/** All that is held on a person. What an organisation made together belongs to the organisation. */
export const AccountExport = z
  .object({
    exportedAt: Timestamp,
    user: User,
    identities: z
      .array(z.object({ issuer: z.string(), connectedAt: Timestamp }))
      .meta({ description: "Identity providers the account is connected with." }),
    sessions: z.array(Session),
    memberships: z.array(
      z.object({
        organisation: Organisation,
        role: Member.shape.role,
        joinedAt: Timestamp,
        keys: z.array(ApiKey).meta({ description: "API keys this person made there." }),
      }),
    ),
  })
  .meta({ id: "AccountExport" });
export type AccountExport = z.infer<typeof AccountExport>;
