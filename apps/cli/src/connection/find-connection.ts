import { readCliEnv } from "@facet/env/read-cli-env";
import { findPlatform } from "../local/find-platform.ts";
import { CliError, exitCodes } from "../terminal/cli-error.ts";
import { readLogin } from "./login-file.ts";
import { readOwnerKey } from "./read-owner-key.ts";

export interface Connection {
  readonly url: string;
  readonly key: string;
  readonly from: "environment" | "login" | "local";
}

/** Where the API is and who calls: the environment, else the stored login, else the platform that runs on this machine. */
export async function findConnection(): Promise<Connection> {
  const { env } = readCliEnv();
  const login = readLogin();
  if (env.apiUrlGiven)
    return { url: env.apiUrl, key: env.apiKey ?? (await keyFor(env.apiUrl, env.home)), from: "environment" };
  if (login !== undefined)
    return { ...login, key: env.apiKey ?? login.key, from: env.apiKey === null ? "login" : "environment" };
  const platform = await findPlatform(env.home);
  if (platform === undefined)
    throw new CliError(
      "no platform runs on this machine, and you are not logged in to another",
      "Start one with ./facet up, or log in with ./facet login --url URL.",
    );
  const key = env.apiKey ?? readOwnerKey(env.home);
  if (key === undefined)
    throw new CliError(
      "the local owner's key cannot be read",
      "Start the platform again with ./facet down and ./facet up.",
      exitCodes.notAllowed,
    );
  return { url: platform.apiUrl, key, from: env.apiKey === null ? "local" : "environment" };
}

async function keyFor(url: string, home: string): Promise<string> {
  const login = readLogin();
  if (login?.url === url) return login.key;
  const platform = await findPlatform(home);
  const owner = platform?.apiUrl === url ? readOwnerKey(home) : undefined;
  if (owner !== undefined) return owner;
  throw new CliError(
    `there is no API key for ${url}`,
    "Set FACET_API_KEY, or log in with ./facet login.",
    exitCodes.notAllowed,
  );
}
