import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";

export interface EngineProcess {
  readonly pid: number;
  readonly jobId: string;
  readonly attempt: number;
}

/** Engine processes at work below a folder, found by the request file that they were started with. */
export function enginesIn(folder: string): EngineProcess[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const request = commandOf(pid).find(
        (argument) => argument.startsWith(folder) && argument.endsWith("request.json"),
      );
      if (request === undefined) return [];
      const [, jobId = "", attempt = ""] = /^(.*)-(\d+)$/.exec(basename(dirname(request))) ?? [];
      return [{ pid: Number(pid), jobId, attempt: Number(attempt) }];
    });
}

function commandOf(pid: string): string[] {
  try {
    // A zombie has no command line: it runs nothing any more.
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

/** Counts engines over and over. */
export function watchEngines(folder: string): {
  /** The largest number of engines of one attempt that was ever seen at once. */
  mostOfOneAttempt(): number;
  stop(): void;
} {
  let most = 0;
  const look = () => {
    const counts = new Map<string, number>();
    for (const { jobId, attempt } of enginesIn(folder)) {
      const name = `${jobId}-${attempt}`;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      most = Math.max(most, count);
    }
  };
  const timer = setInterval(look, 25);
  return { mostOfOneAttempt: () => most, stop: () => clearInterval(timer) };
}
