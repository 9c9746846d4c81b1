import { join } from "node:path";
import { repositoryRoot } from "../repository-root.ts";
import { SetupError } from "../setup/setup-error.ts";
import { ensureToken } from "./ensure-token.ts";
import { freePort } from "./free-port.ts";
import { platformFiles } from "./platform-files.ts";
import { superviseProcess } from "./supervised-process.ts";

export interface LocalRedis {
  /** With its password: for the API's environment alone. */
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

interface StartRedis {
  readonly home: string;
  /** A redis-server. */
  readonly program: string;
  /** Of processes of ours: all that a redis-server needs to find its libraries. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onTrouble: (line: string) => void;
}

/** A Redis on loopback that only this platform can open, and that keeps what it holds over restarts. */
export async function startRedis({ home, program, env, onTrouble }: StartRedis): Promise<LocalRedis> {
  const files = platformFiles(home);
  const password = await ensureToken(files.token("redis"));
  const port = await freePort(0);
  const redis = superviseProcess(
    {
      name: "redis",
      script: join(repositoryRoot, "apps/cli/src/local/keep-redis.ts"),
      args: [program, files.redis, String(port), files.token("redis")],
      logFile: files.log("redis"),
      env,
    },
    onTrouble,
  );
  await redis.ready.catch(async (error: unknown) => {
    await redis.stop();
    throw new SetupError(
      error instanceof Error ? error.message : String(error),
      `Read the last lines of ${files.log("redis")}: they say why. Wake-ups are all that it keeps: ${files.redis} may be removed.`,
    );
  });
  return { url: `redis://default:${password}@127.0.0.1:${port}`, port, stop: () => redis.stop() };
}
