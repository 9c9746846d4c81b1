import type { IdentityUser } from "@facet/ports/identity";
import { identityError } from "../identity-error.ts";

export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly createdAt: Date;
  readonly hasPassword?: boolean | null | undefined;
}

/** The library wants an address of everyone; this top-level domain is reserved for names that are none. */
const noAddress = "@nobody.invalid";

export function withoutAddress(): string {
  return `${crypto.randomUUID()}${noAddress}`;
}

export function toUser({ id, name, email, hasPassword, createdAt }: UserRow): IdentityUser {
  return {
    id,
    name,
    email: email.endsWith(noAddress) ? null : email,
    hasPassword: hasPassword === true,
    createdAt: new Date(createdAt).toISOString(),
  };
}

/** Runs what writes an address; says `EmailTaken` when the file's unique index refuses it. */
export async function refuseTakenEmail<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Error && /UNIQUE constraint failed: user\.email/.test(error.message))
      throw identityError("EmailTaken", "another user has this e-mail address", error);
    throw error;
  }
}
