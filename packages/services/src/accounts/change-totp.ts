import { randomBytes } from "node:crypto";
import { matchTotp, newTotpSecret, totpUri } from "@facet/auth/totp/totp-code";
import type { ChangeTotp, TotpState } from "@facet/contracts/accounts/totp";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { readAccount } from "../auth/read-account.ts";
import type { ServiceContext } from "../context.ts";
import { accounts, type StoredTotp, totpContext } from "../data/collections/accounts.ts";
import { commit } from "../data/commit.ts";
import { systemContext } from "../data/system-context.ts";
import { confirmPassword } from "./confirm-password.ts";
import { requirePerson, type SignedInPerson } from "./require-person.ts";
import { recoveryText } from "./take-second-factor.ts";

const recoveryCodeCount = 8;
const nothing = { secret: null, uri: null, recoveryCodes: null };

/** Sets up, proves or ends the second factor. It counts from `confirm` on, so that nobody locks themselves out. */
export async function changeTotp({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ChangeTotp & { address: string | null };
}): Promise<TotpState> {
  const person = await requirePerson(ctx);
  if (input.action === "confirm") return confirm(ctx, person, input.code);
  await confirmPassword(ctx, person.user, {
    password: input.password,
    address: input.address,
    param: "/password",
  });
  return input.action === "begin" ? begin(ctx, person) : disable(ctx, person);
}

async function begin(ctx: ServiceContext, { user }: SignedInPerson): Promise<TotpState> {
  const secret = newTotpSecret();
  const sealed = await ctx.secretBox.seal(secret, totpContext(user.id));
  await save(ctx, user.id, (before) => {
    if (before?.state === "on")
      throw new FacetError("conflict", "A code is asked for already.", { fix: "Disable it first." });
    return { state: "pending", sealed, lastStep: 0, recovery: [] };
  });
  return { ...nothing, state: "pending", secret, uri: totpUri(secret, user.email ?? user.name) };
}

async function confirm(ctx: ServiceContext, { user }: SignedInPerson, code: string): Promise<TotpState> {
  const recoveryCodes = Array.from({ length: recoveryCodeCount }, newRecoveryCode);
  const recovery = await Promise.all(
    recoveryCodes.map((one) => ctx.secretBox.digest(recoveryText(user.id, one))),
  );
  await save(ctx, user.id, async (before) => {
    if (before?.state !== "pending")
      throw new FacetError("conflict", "There is no new code to confirm.", { fix: "Begin again." });
    const secret = await ctx.secretBox.open(before.sealed, totpContext(user.id));
    const step = matchTotp(secret, code.replaceAll(/\s/g, ""), { nowMs: ctx.clock.now(), lastStep: 0 });
    if (step === undefined)
      throw new FacetError("wrong_code", "The app shows another code.", { param: "/code" });
    return { ...before, state: "on", lastStep: step, recovery };
  });
  return { ...nothing, state: "on", recoveryCodes };
}

async function disable(ctx: ServiceContext, { user }: SignedInPerson): Promise<TotpState> {
  await save(ctx, user.id, () => null);
  return { ...nothing, state: "off" };
}

async function save(
  ctx: ServiceContext,
  userId: string,
  change: (before: StoredTotp | null) => Promise<StoredTotp | null> | StoredTotp | null,
): Promise<void> {
  await commit(ctx, systemContext("auth"), async (work) => {
    const account = await readAccount(work, userId, work.now);
    work.set(accounts, userId, { ...account, totp: await change(account.totp) });
  });
}

/** 50 random bits, in two groups that can be copied by hand. */
function newRecoveryCode(): string {
  const letters = "abcdefghjkmnpqrstvwxyz0123456789";
  const text = [...randomBytes(10)].map((byte) => letters[byte % letters.length]).join("");
  return `${text.slice(0, 5)}-${text.slice(5)}`;
}
