import { ensureRedis } from "../setup/ensure-redis.ts";
import { SetupError } from "../setup/setup-error.ts";
import type { PartContext } from "./test-part.ts";

/** Brings the redis-server that tests of the queue start. Without one they say that they did not run. */
export async function redisForTests(context: PartContext): Promise<Record<string, string>> {
  try {
    const report = (line: string) => context.write(`${line}\n`);
    return { FACET_REDIS_SERVER: await ensureRedis({ stateDir: context.stateDir, report }) };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    context.write(`NOT RUN: every test that needs Redis; ${error.message}. ${error.fix}\n`);
    return {};
  }
}
