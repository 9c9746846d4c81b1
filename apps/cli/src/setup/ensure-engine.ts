import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../repository-root.ts";
import { decideEngineWork, type EngineWork } from "./decide-engine-work.ts";
import { engineDiskBytes, formatGib, requireDisk } from "./engine-disk.ts";
import { type EngineLock, parseEngineLock } from "./engine-lock.ts";
import { isStampValid, removeStamp, writeStamp } from "./engine-stamp.ts";
import { makeVenv } from "./make-venv.ts";
import { planTorch } from "./plan-torch.ts";
import { inspectEngine } from "./python-probe.ts";
import { runPip } from "./run-pip.ts";
import { SetupError } from "./setup-error.ts";
import { withFileLock } from "./with-file-lock.ts";

interface EngineRequest {
  /** Facet's state folder, absolute. The environment is `venv/` in it. */
  stateDir: string;
  /** Receives one plain line every few seconds while there is something to do, and none when there is not. */
  report: (message: string) => void;
  lockFile?: string;
}

export const engineLockFile = join(repositoryRoot, "workers/engine/requirements.lock");

/**
 * Makes sure the engine's Python environment is there and holds exactly what the lock pins. An environment finished
 * earlier costs two small reads; one that was cut off is continued; one that is damaged is built afresh.
 * @returns the path of its Python.
 * @throws SetupError when this machine cannot have it, with the way out.
 */
export async function ensureEngine({
  stateDir,
  report,
  lockFile = engineLockFile,
}: EngineRequest): Promise<string> {
  const venv = join(stateDir, "venv");
  const python = join(venv, "bin", "python");
  if (!existsSync(lockFile)) {
    throw new SetupError(
      `the engine's list of packages is missing: ${lockFile}`,
      "Restore the file from version control.",
    );
  }
  const lock = parseEngineLock(readFileSync(lockFile, "utf8"));
  if (isStampValid(venv, lock.hash)) return python;

  const onWait = () => report("another start is setting up the engine; waiting for it");
  await withFileLock(join(stateDir, "venv.lock"), onWait, async () => {
    if (isStampValid(venv, lock.hash)) return;
    const work = decideEngineWork(lock, await inspectEngine(python, join(venv, "converter")));
    if (work.kind !== "adopt") await build({ venv, python, lock, work, report });
    writeStamp(venv, lock.hash);
  });
  return python;
}

async function build(input: {
  venv: string;
  python: string;
  lock: EngineLock;
  work: Exclude<EngineWork, { kind: "adopt" }>;
  report: (message: string) => void;
}): Promise<void> {
  const { venv, python, lock, work, report } = input;
  const started = performance.now();
  const torchNeeded = work.kind === "create" || work.torch;
  await requireDisk(venv, engineDiskBytes({ torch: torchNeeded, cuda: false }));
  if (work.kind === "create") {
    rmSync(venv, { recursive: true, force: true });
    await makeVenv(venv, report);
  } else {
    removeStamp(venv);
    report("completing the engine's Python environment");
  }
  const pip = { python, report, tempDir: join(venv, "tmp") };

  if (work.kind === "create" || work.missing.length > 0) {
    const wanted = join(venv, "requirements.txt");
    writeFileSync(wanted, `${lock.others.map((pin) => pin.requirement).join("\n")}\n`);
    await runPip({
      ...pip,
      doing: "installing the engine's packages",
      args: ["install", "--no-deps", "-r", wanted],
    });
  }
  if (torchNeeded) await installTorch(lock, venv, pip);
  if (lock.converter !== undefined && (work.kind === "create" || work.converter)) {
    const target = join(venv, "converter");
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    const args = ["install", "--no-deps", "--target", target, lock.converter.requirement];
    await runPip({ ...pip, doing: "installing the GGUF converter", args });
  }
  rmSync(pip.tempDir, { recursive: true, force: true });
  const after = decideEngineWork(lock, await inspectEngine(python, join(venv, "converter")));
  if (after.kind !== "adopt") {
    const missing = after.kind === "complete" ? after.missing.join(", ") : "";
    throw new SetupError(
      `the engine's environment is not what its lock says after installing${missing === "" ? "" : `: ${missing}`}`,
      `Remove ${venv} and start again.`,
    );
  }
  report(`the engine is ready (${Math.round((performance.now() - started) / 1000)} s)`);
}

async function installTorch(
  lock: EngineLock,
  venv: string,
  pip: { python: string; report: (message: string) => void; tempDir: string },
): Promise<void> {
  const plan = await planTorch({ python: pip.python, requirement: lock.torch.requirement });
  const size = plan.bytes === undefined ? "" : `, ${formatGib(plan.bytes)} to fetch`;
  if (plan.wheel !== undefined) pip.report(`PyTorch: ${plan.wheel}${size}`);
  if (plan.cuda) {
    const bytes = engineDiskBytes({ torch: true, cuda: true });
    pip.report(
      `PyTorch: this build comes with NVIDIA's libraries and takes up to ${formatGib(bytes)} of disk`,
    );
    await requireDisk(venv, bytes);
  }
  await runPip({ ...pip, doing: "installing PyTorch", args: ["install", ...plan.args] });
}
