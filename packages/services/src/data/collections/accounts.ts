import { idSchema, Timestamp } from "@facet/contracts/ids";
import { z } from "zod";
import { collection } from "../collection.ts";

const StoredTotp = z.object({
  state: z.enum(["pending", "on"]),
  sealed: z.string().meta({ description: "The shared secret, encrypted." }),
  lastStep: z.int().meta({ description: "Time step of the last code that was taken: none is taken twice." }),
  recovery: z.array(z.string()).meta({ description: "Keyed digests of the recovery codes that are left." }),
});
export type StoredTotp = z.infer<typeof StoredTotp>;

export const StoredAccount = z.object({
  userId: idSchema("user"),
  orgIds: z.array(idSchema("organisation")).meta({
    description: "Where `members` names this person, oldest first. An index: the role stands there alone.",
  }),
  totp: StoredTotp.nullable(),
  createdAt: Timestamp,
});
export type StoredAccount = z.infer<typeof StoredAccount>;

/** One a person, beside the identity adapter: where they belong, and their second factor. */
export const accounts = collection({
  name: "accounts",
  scope: "control",
  schema: StoredAccount,
  shapes: {},
});

/** What the second factor's secret is bound to: moved to another person it does not open. */
export function totpContext(userId: string): string {
  return `users/${userId}/totp`;
}
