import { spawn } from "node:child_process";
import { once } from "node:events";

export interface Step {
  command: string;
  args: readonly string[];
  cwd: string;
  /** Variables set beside those of this process. */
  variables?: Readonly<Record<string, string>>;
  /** `live` shows output as it comes, `captured` returns it. */
  output: "live" | "captured";
  limitSeconds: number;
}

export interface StepResult {
  exitCode: number;
  output: string;
  seconds: number;
}

const running = new Set<number>();

/**
 * Runs one tool in a process group of its own. When it ends, passes its limit or the test run is stopped, the whole
 * group goes, so that no grandchild outlives the tests. Exit codes: 124 past the limit, 127 when it could not start.
 */
export async function runStep(step: Step): Promise<StepResult> {
  const started = performance.now();
  const variables = Object.entries(step.variables ?? {}).map(([name, value]) => `${name}=${value}`);
  const child = spawn("env", [...variables, step.command, ...step.args], {
    cwd: step.cwd,
    detached: true,
    stdio: step.output === "live" ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
  });
  const group = child.pid;
  if (group !== undefined) running.add(group);
  const chunks: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
  let pastLimit = false;
  const limit = setTimeout(() => {
    pastLimit = true;
    endGroup(group);
  }, step.limitSeconds * 1000);
  let exitCode = 127;
  const closed = once(child, "close");
  try {
    const [code] = (await once(child, "exit")) as [number | null];
    exitCode = code ?? 1;
    // A grandchild left behind would hold the pipes open, and so the output.
    endGroup(group);
    await closed;
  } catch (error) {
    chunks.push(Buffer.from(error instanceof Error ? error.message : String(error)));
  }
  clearTimeout(limit);
  if (group !== undefined) running.delete(group);
  if (pastLimit) {
    exitCode = 124;
    chunks.push(Buffer.from(`\nended: still running after ${step.limitSeconds} s\n`));
  }
  return {
    exitCode,
    output: Buffer.concat(chunks).toString("utf8"),
    seconds: (performance.now() - started) / 1000,
  };
}

/** Ends every tool still running; for Ctrl-C and SIGTERM. */
export function endRunningSteps(): void {
  for (const group of running) endGroup(group);
}

function endGroup(group: number | undefined): void {
  if (group === undefined) return;
  try {
    process.kill(-group, "SIGKILL");
  } catch {
    // The group is gone already, which is what was wanted.
  }
}
