import { accessSync, constants } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { stateDir } from "./state-dir.ts";

/** Where the command that fetches a redis-server of our own leaves it. */
export function ownRedisServer(state: string): string {
  return join(state, "redis-server", "redis-server");
}

/**
 * A redis-server of this machine: the one that `FACET_REDIS_SERVER` names, one on the PATH, else the one that
 * `./facet test` or `./facet up --redis` once fetched. Undefined when there is none.
 */
export function findRedisServer(
  variables: Readonly<Record<string, string | undefined>> = process.env,
  state: string = stateDir(resolve(import.meta.dirname, "../../.."), variables),
): string | undefined {
  const named = variables.FACET_REDIS_SERVER?.trim() ?? "";
  if (named !== "") return named;
  const onPath = (variables.PATH ?? "").split(delimiter).map((folder) => join(folder, "redis-server"));
  return [...onPath, ownRedisServer(state)].find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
