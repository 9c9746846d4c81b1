import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { choosePython, type PythonCandidate, pythonCommands } from "./choose-python.ts";
import { probePython } from "./python-probe.ts";
import { SetupError } from "./setup-error.ts";

const run = promisify(execFile);

/** Creates an empty environment in `venv` with the best Python of this machine. `whose` is for the line that says so. */
export async function makeVenv(
  venv: string,
  report: (message: string) => void,
  whose = "the engine's",
): Promise<void> {
  const { command, version } = choosePython(await probePythons());
  report(`creating ${whose} Python environment (${command}, ${version?.major}.${version?.minor})`);
  mkdirSync(dirname(venv), { recursive: true });
  try {
    await run(command, ["-m", "venv", venv], { timeout: 300_000 });
  } catch (error) {
    const said = error instanceof Error && "stdout" in error ? String(error.stdout).trim() : "";
    throw new SetupError(
      `${command} could not create ${venv}${said === "" ? "" : `:\n${said}`}`,
      `Install the venv module (Debian and Ubuntu: apt-get install python3-venv) and check that ${dirname(venv)} is writable.`,
    );
  }
}

export async function probePythons(): Promise<PythonCandidate[]> {
  return Promise.all(pythonCommands.map(probePython));
}
