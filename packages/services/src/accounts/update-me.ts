import type { UpdateMe } from "@facet/contracts/accounts/me";
import type { User } from "@facet/contracts/accounts/user";
import type { z } from "zod";
import { findAccount } from "../auth/read-account.ts";
import type { ServiceContext } from "../context.ts";
import { confirmPassword } from "./confirm-password.ts";
import { refuseTakenEmail } from "./refuse-taken-email.ts";
import { requirePerson } from "./require-person.ts";
import { viewUser } from "./view-user.ts";

/** A new name or e-mail address. Once there is a password, the address changes with it only. */
export async function updateMe({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: z.infer<typeof UpdateMe> & { address: string | null };
}): Promise<User> {
  const { user } = await requirePerson(ctx);
  const { name, address, password = "" } = input;
  const email = input.email?.toLowerCase() === user.email ? undefined : input.email;
  if (email !== undefined && user.hasPassword && user.email !== null)
    await confirmPassword(ctx, user, { password, address, param: "/password" });
  const updated = await refuseTakenEmail(() =>
    ctx.identity.updateUser(user.id, {
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
    }),
  );
  return viewUser(updated, await findAccount(ctx, user.id));
}
