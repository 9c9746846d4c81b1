import { SetupError } from "./setup-error.ts";

/** One interpreter that was asked about itself. */
export interface PythonCandidate {
  command: string;
  /** Undefined when there is no such command or it does not answer. */
  version: { major: number; minor: number } | undefined;
  /** Has both `venv` and `ensurepip`, which Debian ships apart. */
  canMakeVenv: boolean;
}

/** In order of preference. Packages of the engine are published for these. */
export const pythonCommands = [
  "python3.13",
  "python3.12",
  "python3.11",
  "python3",
  "python3.14",
  "python",
] as const;

const oldest = 11;
const newest = 14;

/** The first interpreter the engine can live in; throws with the way to get one when there is none. */
export function choosePython(candidates: readonly PythonCandidate[]): PythonCandidate {
  const fitting = candidates.filter(
    ({ version }) => version?.major === 3 && version.minor >= oldest && version.minor <= newest,
  );
  const usable = fitting.find((candidate) => candidate.canMakeVenv);
  if (usable !== undefined) return usable;
  const [bare] = fitting;
  if (bare !== undefined) {
    throw new SetupError(
      `${bare.command} cannot make virtual environments: its venv or ensurepip module is missing`,
      `Install it (Debian and Ubuntu: apt-get install python3-venv, or python3.${bare.version?.minor ?? oldest}-venv), then start again.`,
    );
  }
  const seen = candidates.filter((candidate) => candidate.version !== undefined);
  const found = seen
    .map(({ command, version }) => `${command} is ${version?.major}.${version?.minor}`)
    .join(", ");
  throw new SetupError(
    `Python 3.${oldest} or newer is needed for training${found === "" ? ", and no python3 was found" : `; ${found}`}`,
    `Install Python 3.${oldest} to 3.${newest} (Debian and Ubuntu: apt-get install python3 python3-venv; macOS: brew install python@3.13), then start again.`,
  );
}
