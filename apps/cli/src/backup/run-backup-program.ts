import { spawn } from "node:child_process";
import { join } from "node:path";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import { z } from "zod";
import { repositoryRoot } from "../repository-root.ts";
import { CliError } from "../terminal/cli-error.ts";
import { formatBytes, formatShare } from "../terminal/format.ts";
import { createStatusLine } from "../terminal/status-line.ts";

const Message = z.discriminatedUnion("type", [
  z.object({ type: z.literal("progress"), doneBytes: z.number(), totalBytes: z.number() }),
  z.object({ type: z.literal("done"), result: z.unknown() }),
  z.object({ type: z.literal("failed"), message: z.string(), fix: z.string() }),
]);

interface RunBackupProgram<Result extends z.ZodType> {
  readonly home: string;
  readonly args: readonly ["save" | "restore", file: string, ...flags: string[]];
  /** What is being done, for the line that counts: `Saving`. */
  readonly title: string;
  readonly result: Result;
}

/** Runs the program that knows the store, shows how far it is, and answers with its result. Throws `CliError`. */
export async function runBackupProgram<Result extends z.ZodType>({
  home,
  args,
  title,
  result,
}: RunBackupProgram<Result>): Promise<z.infer<Result>> {
  const program = join(repositoryRoot, "apps/api/src/backup/main.ts");
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, ...args], {
    env: { ...inheritedEnvironment(), FACET_HOME: home },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  // Ctrl-C reaches the child too, which ends in order; until it has, this process waits for it.
  const wait = () => undefined;
  process.on("SIGINT", wait);
  const line = createStatusLine(process.stderr);
  let ended: z.infer<typeof Message> | undefined;
  child.on("message", (raw) => {
    const message = Message.parse(raw);
    if (message.type !== "progress") ended = message;
    else {
      const { doneBytes, totalBytes } = message;
      line.show(
        `${title}: ${formatBytes(doneBytes)} of ${formatBytes(totalBytes)}, ${share(doneBytes, totalBytes)}`,
      );
    }
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  process.off("SIGINT", wait);
  line.clear();
  if (ended?.type === "done") return result.parse(ended.result);
  if (ended?.type === "failed") throw new CliError(ended.message, ended.fix);
  throw new CliError(
    `the work ended with ${code ?? "a signal"} and nothing was left of it`,
    "Start it again.",
  );
}

function share(done: number, total: number): string {
  return formatShare(total === 0 ? 1 : Math.min(1, done / total));
}
