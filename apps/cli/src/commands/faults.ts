import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { stateDir } from "@facet/env/state-dir";
import { wholeEnvironment } from "@facet/env/whole-environment";
import { type Command, Option } from "commander";
import { repositoryRoot } from "../repository-root.ts";
import { ensureRedis } from "../setup/ensure-redis.ts";
import { SetupError } from "../setup/setup-error.ts";
import { readCount, readNumber } from "../terminal/read-count.ts";

interface FaultsOptions {
  readonly seeds?: number;
  readonly seed?: number;
  readonly seconds?: number;
  readonly waits?: number;
  readonly lane?: string;
  readonly store?: string;
  readonly from?: string;
  readonly json?: string;
  readonly list?: boolean;
  readonly planted?: boolean;
  readonly full?: boolean;
  readonly atOnce?: number;
}

export function register(program: Command): void {
  program
    .command("faults [scenarios...]")
    .description(
      "break a private platform on purpose and check every promise; exit code 1 when one is broken",
    )
    .option("--list", "name the scenarios")
    .option("--seeds <count>", "runs of each scenario", readCount)
    .option("--seed <number>", "one run with this seed: plays a failure again", readCount)
    .option("--seconds <count>", "how long the clients of HISTORY act", readCount)
    .addOption(
      new Option("--lane <name>", "what carries wake-ups; both when left out").choices(["inbox", "bullmq"]),
    )
    .addOption(new Option("--store <name>", "where documents are kept").choices(["sqlite", "firestore"]))
    .option("--full", "everything, histories and planted bugs too: most of an hour")
    .option("--at-once <count>", "worlds side by side", readCount)
    .option("--waits <factor>", "every wait of the platform times this; 1: as in production", readNumber)
    .option("--from <scenario>", "go on from this one")
    .option("--planted", "put known bugs in and show that each is found")
    .option("--json <file>", "write the results to a file as well")
    .action(async (scenarios: string[], options: FaultsOptions) => {
      process.exitCode = await runFaults({ scenarios, ...options });
    });
}

async function runFaults(
  options: FaultsOptions & { readonly scenarios: readonly string[] },
): Promise<number> {
  const redis = options.list === true ? {} : await bringRedis();
  const script = join(repositoryRoot, "faults/src/main.ts");
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: "inherit",
    env: { ...wholeEnvironment(), ...redis },
  });
  const [code] = (await once(child, "exit")) as [number | null];
  return code ?? 1;
}

/** Without one the scenarios that need it are listed as not run. */
async function bringRedis(): Promise<Record<string, string>> {
  const report = (line: string) => void process.stderr.write(`facet: ${line}\n`);
  try {
    return { FACET_REDIS_SERVER: await ensureRedis({ stateDir: stateDir(repositoryRoot), report }) };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    report(`${error.message}. ${error.fix}`);
    return {};
  }
}
