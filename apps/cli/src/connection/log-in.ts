import { readCliEnv } from "@facet/env/read-cli-env";
import { createFacetClient } from "@facet/sdk/create-client";
import { findPlatform } from "../local/find-platform.ts";
import { askSecret } from "../terminal/ask-secret.ts";
import { CliError, exitCodes } from "../terminal/cli-error.ts";
import { tell } from "../terminal/print.ts";
import { loginFile, removeLogin, writeLogin } from "./login-file.ts";
import { readOwnerKey } from "./read-owner-key.ts";

/** Stores address and key once they are known to work. The platform on this machine needs neither. */
export async function logIn(given: string | undefined, asJson?: boolean): Promise<void> {
  if (given === undefined) return useLocal(asJson);
  const url = originOf(given);
  const key = await askSecret(`API key for ${url}: `);
  const me = await createFacetClient({ url, apiKey: key }).getMe();
  await writeLogin({ url, key });
  tell(
    asJson,
    { url, me },
    `Logged in to ${url} as ${me.name}. Kept in ${loginFile()}, readable by you alone.`,
  );
}

async function useLocal(asJson: boolean | undefined): Promise<void> {
  const { env } = readCliEnv();
  const platform = await findPlatform(env.home);
  const key = readOwnerKey(env.home);
  if (platform === undefined || key === undefined)
    throw new CliError(
      "no platform runs on this machine",
      "Start it with ./facet up, or name another with --url.",
    );
  const me = await createFacetClient({ url: platform.apiUrl, apiKey: key }).getMe();
  removeLogin();
  tell(
    asJson,
    { url: platform.apiUrl, me },
    `Commands speak to the platform on this machine: ${platform.apiUrl}, as ${me.name}. Nothing had to be stored.`,
  );
}

function originOf(given: string): string {
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return new URL(given).origin;
  throw new CliError(
    `${given} is not an address`,
    "Give it like https://facet.example.org.",
    exitCodes.usage,
  );
}
