import type { User } from "@facet/contracts/accounts/user";
import type { IdentityUser } from "@facet/ports/identity";
import type { StoredAccount } from "../data/collections/accounts.ts";

export function viewUser(user: IdentityUser, account: Pick<StoredAccount, "totp">): User {
  const { id, name, email, hasPassword, createdAt } = user;
  return { id, name, email, hasPassword, totp: account.totp?.state === "on", createdAt };
}
