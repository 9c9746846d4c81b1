import { matchTotp } from "@facet/auth/totp/totp-code";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { readAccount } from "../auth/read-account.ts";
import type { Platform } from "../context.ts";
import { accounts, type StoredTotp, totpContext } from "../data/collections/accounts.ts";
import { commit } from "../data/commit.ts";
import { systemContext } from "../data/system-context.ts";

/** Takes a code of the app, or a recovery code, once. Throws `wrong_code`. */
export async function takeSecondFactor(ctx: Platform, userId: string, code: string): Promise<void> {
  const digest = await ctx.secretBox.digest(recoveryText(userId, code));
  await commit(ctx, systemContext("auth"), async (work) => {
    const account = await readAccount(work, userId, work.now);
    const { totp } = account;
    if (totp === null) return;
    const left = await use(ctx, { userId, totp, code, digest });
    if (left === undefined)
      throw new FacetError("wrong_code", "The code is not this account's.", { param: "/code" });
    work.set(accounts, userId, { ...account, totp: left });
  });
}

async function use(
  ctx: Platform,
  { userId, totp, code, digest }: { userId: string; totp: StoredTotp; code: string; digest: string },
): Promise<StoredTotp | undefined> {
  if (totp.recovery.includes(digest))
    return { ...totp, recovery: totp.recovery.filter((one) => one !== digest) };
  const secret = await ctx.secretBox.open(totp.sealed, totpContext(userId));
  const step = matchTotp(secret, code.replaceAll(/\s/g, ""), {
    nowMs: ctx.clock.now(),
    lastStep: totp.lastStep,
  });
  return step === undefined ? undefined : { ...totp, lastStep: step };
}

/** What the digest of a recovery code is made of: the same code of two people has two. */
export function recoveryText(userId: string, code: string): string {
  return `${userId} ${code.toLowerCase().replaceAll(/[\s-]/g, "")}`;
}
