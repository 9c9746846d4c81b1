import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The version of a redis-server; undefined when the file is none, whatever its name. */
export async function redisVersion(file: string): Promise<string | undefined> {
  try {
    const { stdout } = await run(file, ["--version"], { timeout: 10_000 });
    return /^Redis server v=(\d\S*)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}
