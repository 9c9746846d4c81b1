import { rm } from "node:fs/promises";
import { isSetupToken, makeSetupToken } from "@facet/services/accounts/make-setup-token";
import { needsSetup } from "@facet/services/accounts/needs-setup";
import type { Platform } from "@facet/services/context";
import { z } from "zod";
import { readSmallFile, setupFile, writeSmallFile } from "./small-files.ts";

const Setup = z.object({ token: z.string() });

/** While nobody has an account, a token in a file of this user makes the first one. A token that still works is kept. */
export async function ensureSetupToken(platform: Platform, home: string): Promise<void> {
  if (!(await needsSetup(platform))) return forgetSetupToken(home);
  const known = await readSmallFile(setupFile(home), Setup);
  if (known !== undefined && (await isSetupToken(platform, known.token))) return;
  await writeSmallFile(setupFile(home), { token: await makeSetupToken({ ctx: platform }) });
}

export async function forgetSetupToken(home: string): Promise<void> {
  await rm(setupFile(home), { force: true });
}
