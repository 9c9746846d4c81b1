import type { SignIn } from "@facet/contracts/accounts/sign-in";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Device } from "@facet/ports/identity";
import type { z } from "zod";
import { findAccount } from "../auth/read-account.ts";
import { countTry } from "../auth/slow-down.ts";
import type { Platform } from "../context.ts";
import { type OpenedSession, openSession } from "./open-session.ts";
import { takeSecondFactor } from "./take-second-factor.ts";

/** A session for an e-mail address and its password, and a code where one is set up. One answer for every wrong pair. */
export async function signIn({
  ctx,
  input,
}: {
  ctx: Platform;
  input: z.infer<typeof SignIn> & { device: Device };
}): Promise<OpenedSession> {
  const { email, password, code, device } = input;
  const attempt = countTry(ctx, { person: email, address: device.address });
  const user = await ctx.identity.checkPassword(email, password);
  if (user === undefined)
    throw new FacetError("wrong_credentials", "No account has this e-mail address and password.");
  const account = await findAccount(ctx, user.id);
  if (account.totp?.state === "on") {
    if (code === undefined) {
      attempt.withdraw();
      throw new FacetError("code_required", "This account asks for a code besides the password.", {
        param: "/code",
      });
    }
    await takeSecondFactor(ctx, user.id, code);
  }
  attempt.succeeded();
  return openSession(ctx, user, device);
}
