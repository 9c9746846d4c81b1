import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { rename, rm } from "node:fs/promises";
import { isErrorCode } from "@facet/contracts/errors/codes";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { ImportRequest } from "./import/child-messages.ts";
import { ImportReply } from "./import/child-messages.ts";
import type { ImportResult } from "./import/import-result.ts";
import type { ImportOptions } from "./import-dataset.ts";
import { defaultLimits } from "./limits.ts";

export interface ImportChildOptions extends ImportOptions {
  readonly timeLimitMs: number;
  /** JavaScript's own heap, in MiB. */
  readonly heapMegabytes?: number;
  /** All memory of the child, in bytes. */
  readonly residentBytes?: number;
}

const defaultHeapMegabytes = 256;
/** Of the young generation, in MiB: larger ones hold on to memory that parsed records have long left. */
const youngMegabytes = 16;
const defaultResidentBytes = 1536 * 1024 ** 2;
const keptOfStderr = 4096;

/**
 * `importDataset` in a process of its own, so that a hostile file can cost no more than that process. The child gets
 * no environment; it is killed on cancel and at the time limit, and what it had built is removed. Throws FacetError.
 */
export async function importInChild(options: ImportChildOptions): Promise<ImportResult> {
  const { signal, timeLimitMs, heapMegabytes = defaultHeapMegabytes } = options;
  if (signal?.aborted === true) throw cancelled();
  const child = fork(new URL("./import/child-main.ts", import.meta.url), [], {
    execArgv: [
      `--max-old-space-size=${heapMegabytes}`,
      `--max-semi-space-size=${youngMegabytes}`,
      "--disable-warning=ExperimentalWarning",
    ],
    env: {},
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  // The child may be killed at any moment, so the folder gets its name here, after the last word.
  const childDir = `${options.outputDir}.child`;
  let ended: FacetError | null = null;
  const end = (error: FacetError): void => {
    ended ??= error;
    child.kill("SIGKILL");
  };
  const onAbort = (): void => end(cancelled());
  const timer = setTimeout(() => end(tooSlow(timeLimitMs)), timeLimitMs);
  signal?.addEventListener("abort", onAbort);
  try {
    const reply = await converse(child, { ...options, outputDir: childDir }, end);
    if (ended !== null) throw ended;
    if (reply.type === "done") {
      await rename(childDir, options.outputDir);
      return reply.result;
    }
    const code = isErrorCode(reply.code) ? reply.code : "internal";
    throw new FacetError(code, reply.detail, {
      fix: reply.fix,
      ...(reply.param === null ? {} : { param: reply.param }),
    });
  } catch (error) {
    for (const folder of [childDir, `${childDir}.partial`])
      await rm(folder, { recursive: true, force: true });
    throw ended ?? error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

type LastReply = Extract<ImportReply, { type: "done" | "failed" }>;

/** Settles when the child has exited. */
function converse(
  child: ChildProcess,
  options: ImportChildOptions,
  end: (error: FacetError) => void,
): Promise<LastReply> {
  return new Promise((resolve, reject) => {
    let last: LastReply | null = null;
    let stderr = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      stderr = `${stderr}${text}`.slice(-keptOfStderr);
    });
    child.on("error", reject);
    child.on("message", (message) => {
      const parsed = ImportReply.safeParse(message);
      if (!parsed.success) {
        end(new FacetError("internal", "The import process sent what it must not.", { cause: parsed.error }));
      } else if (parsed.data.type === "ready") child.send(requestOf(options));
      else if (parsed.data.type === "progress") options.onProgress?.(parsed.data);
      else last = parsed.data;
    });
    child.on("close", (code, killedBy) => {
      if (last !== null) resolve(last);
      else reject(diedEarly(code, killedBy, stderr));
    });
  });
}

function requestOf(options: ImportChildOptions): ImportRequest {
  const { file, heldOutFile = null, mapping, splits, outputDir, limits = defaultLimits } = options;
  const residentBytes = options.residentBytes ?? defaultResidentBytes;
  return { file, heldOutFile, mapping, splits, outputDir, limits: { ...limits }, residentBytes };
}

function cancelled(): FacetError {
  return new FacetError("cancelled", "The import was cancelled.");
}

function tooSlow(timeLimitMs: number): FacetError {
  const detail = `The import did not end within ${Math.round(timeLimitMs / 1000)} seconds.`;
  return new FacetError("time_limit", detail, { fix: "Split the file, or raise the time limit." });
}

function diedEarly(code: number | null, killedBy: string | null, stderr: string): FacetError {
  if (/heap out of memory|Allocation failed/i.test(stderr)) {
    return new FacetError("out_of_memory", "The import needs more memory than its process may use.", {
      fix: "Split the file, or shorten its records.",
      cause: stderr,
    });
  }
  const how = killedBy === null ? `with code ${code ?? 0}` : `by ${killedBy}`;
  return new FacetError("engine_killed", `The import process ended ${how} before it was done.`, {
    cause: stderr,
  });
}
