import { existsSync, readdirSync, statSync } from "node:fs";
import { stateDir } from "@facet/env/state-dir";
import { type Command, Option } from "commander";
import { platformFiles } from "../local/platform-files.ts";
import { untilStopped } from "../local/until-stopped.ts";
import { followLogs } from "../logs/follow-logs.ts";
import { formatLogLine, type LogLevel, type LogLine } from "../logs/log-line.ts";
import { readLogs } from "../logs/read-logs.ts";
import { repositoryRoot } from "../repository-root.ts";
import { SetupError } from "../setup/setup-error.ts";
import { readCount } from "../terminal/read-count.ts";

interface LogsOptions {
  readonly follow?: true;
  readonly lines: number;
  readonly job?: string;
  readonly request?: string;
  readonly attempt?: number;
  readonly level?: LogLevel;
  readonly json?: true;
}

export function register(program: Command): void {
  program
    .command("logs")
    .description("show the platform's logs: api, runner, inference, dashboard, redis, or all of them")
    .argument("[name]", "api, runner, inference, dashboard, redis or supervisor")
    .option("-f, --follow", "go on as lines come")
    .option("-n, --lines <number>", "lines from the end", readCount, 100)
    .option("--job <id>", "only lines about this job or fine-tune")
    .option("--attempt <number>", "only lines about this attempt of it", readCount)
    .option("--request <id>", "only lines about this request: the x-request-id of its answer")
    .addOption(
      new Option("--level <level>", "this level and those above").choices(["debug", "info", "warn", "error"]),
    )
    .option("--json", "print the lines as they were written")
    .action(logs);
}

async function logs(name: string | undefined, options: LogsOptions): Promise<void> {
  const files = platformFiles(stateDir(repositoryRoot));
  const list = () => {
    const known = existsSync(files.logs)
      ? readdirSync(files.logs).filter((file) => file.endsWith(".log"))
      : [];
    return known
      .filter((file) => name === undefined || file === `${name}.log`)
      .map((file) => `${files.logs}/${file}`);
  };
  const current = list();
  if (current.length === 0) throw nothingThere(name, files.logs);
  const { job, request, level, attempt } = options;
  const filter = {
    ...(job === undefined ? {} : { job }),
    ...(request === undefined ? {} : { request }),
    ...(level === undefined ? {} : { level }),
    ...(attempt === undefined ? {} : { attempt }),
  };
  const show = (line: LogLine) =>
    void process.stdout.write(`${options.json === true ? line.text : formatLogLine(line)}\n`);
  const from = new Map(current.map((file) => [file, sizeOf(file)]));
  // What a person looks for may be older than the last rotation.
  const older = Object.keys(filter).length === 0 ? [] : current.map((file) => `${file}.1`);
  const parts = [...older.map((file) => ({ file, bytes: sizeOf(file) })), ...partsOf(from)];
  for (const line of await readLogs(parts, filter, options.lines)) show(line);
  if (options.follow !== true) return;
  const leaving = new AbortController();
  void untilStopped().then(() => leaving.abort());
  await followLogs({ list, from, filter, onLine: show, signal: leaving.signal });
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const partsOf = (from: ReadonlyMap<string, number>) => [...from].map(([file, bytes]) => ({ file, bytes }));

function nothingThere(name: string | undefined, folder: string): SetupError {
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith(".log"))
        .map((file) => file.replace(/\.log$/, ""))
        .join(", ")
    : "";
  return new SetupError(
    name === undefined ? "there are no logs yet" : `there is no log ${name}`,
    names === "" ? "Start the platform with ./facet up." : `There are: ${names}.`,
  );
}
