import type { SetUp } from "@facet/contracts/accounts/sign-in";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Device } from "@facet/ports/identity";
import type { z } from "zod";
import { ensureLocalOrganisation } from "../auth/ensure-local-organisation.ts";
import { requireOneTimeToken, takeOneTimeToken } from "../auth/one-time-token.ts";
import type { Platform } from "../context.ts";
import { commit } from "../data/commit.ts";
import { systemContext } from "../data/system-context.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { checkNewPassword } from "./check-new-password.ts";
import { claimMachine } from "./claim-machine.ts";
import { needsSetup } from "./needs-setup.ts";
import { type OpenedSession, openSession } from "./open-session.ts";
import { refuseTakenEmail } from "./refuse-taken-email.ts";

/** The first account: the set-up token's holder becomes the owner of this machine's organisation, and is signed in. */
export async function setUp({
  ctx,
  input,
}: {
  ctx: Platform;
  input: z.infer<typeof SetUp> & { device: Device };
}): Promise<OpenedSession> {
  const { name, email, password, device } = input;
  const digest = await ctx.secretBox.digest(input.token);
  const now = new Date(ctx.clock.now()).toISOString();
  if (!(await needsSetup(ctx)))
    throw new FacetError("already_set_up", "Somebody has an account here: set-up is over.");
  await requireOneTimeToken(ctx.documents.bind(systemContext("auth")), { digest, purpose: "set-up", now });
  checkNewPassword(password, { email, param: "/password" });
  const { localOrgId } = await ensureLocalOrganisation({ ctx, input: { known: undefined } });
  const user = await refuseTakenEmail(() => ctx.identity.createUser({ name, email, password }));
  try {
    await commit(ctx, tenantContext(localOrgId), async (work) => {
      await takeOneTimeToken(work, digest, "set-up");
      await claimMachine(work, user.id);
    });
  } catch (error) {
    // Another used the token meanwhile: nobody was made.
    await ctx.identity.removeUser(user.id);
    throw error;
  }
  return openSession(ctx, user, device);
}
