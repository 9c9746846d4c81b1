import { ensureAuthEmulator } from "../setup/ensure-auth-emulator.ts";
import { fuzzerForTests } from "./fuzzer-for-tests.ts";
import { redisForTests } from "./redis-for-tests.ts";
import type { TestPart } from "./test-part.ts";
import { vitestPart } from "./vitest-part.ts";

const part = vitestPart({
  name: "core",
  summary: "the job core with real processes (*.core.test.ts)",
  budgetSeconds: 300,
  needs: "workers/runner",
  usesEngine: true,
  only: [".core.test.ts"],
  prepare: async (context) => ({ ...(await redisForTests(context)), ...(await fuzzerForTests(context)) }),
});

/** The job core. With `--all` the Firebase adapter too, on Google's emulator, which is brought for it. */
export const corePart: TestPart = {
  ...part,
  async run(context) {
    if (context.all) await ensureAuthEmulator((line) => context.write(`${line}\n`));
    return part.run(context);
  },
};
