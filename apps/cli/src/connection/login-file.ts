import { readFileSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { replaceFile } from "@facet/disk/replace-file";
import { configDir } from "@facet/env/config-dir";
import { z } from "zod";

const Login = z.object({ url: z.string(), key: z.string() });
export type Login = z.infer<typeof Login>;

export function loginFile(): string {
  return join(configDir(), "login.json");
}

/** The platform this user has logged in to; undefined when none. */
export function readLogin(): Login | undefined {
  try {
    return Login.parse(JSON.parse(readFileSync(loginFile(), "utf8")));
  } catch {
    return undefined;
  }
}

/** Kept where this user alone can read it. */
export async function writeLogin(login: Login): Promise<void> {
  await mkdir(dirname(loginFile()), { recursive: true, mode: 0o700 });
  await replaceFile(loginFile(), `${JSON.stringify(login, null, 2)}\n`, { mode: 0o600 });
}

export function removeLogin(): void {
  rmSync(loginFile(), { force: true });
}
