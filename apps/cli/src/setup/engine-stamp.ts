import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const EngineStamp = z.object({
  /** Of the lock and the recipe it was built with. */
  hash: z.string(),
  /** Python's full version, as `pyvenv.cfg` names it. */
  python: z.string(),
});

const fileName = "facet-engine.json";

/** Whether the environment in `venv` was finished for exactly this lock, without starting Python. */
export function isStampValid(venv: string, hash: string): boolean {
  const text = read(join(venv, fileName));
  if (text === undefined || !existsSync(join(venv, "bin", "python"))) return false;
  const stamp = EngineStamp.safeParse(parseJson(text));
  return stamp.success && stamp.data.hash === hash && stamp.data.python === readVenvPython(venv);
}

/** Written last, so that an environment that was cut off never counts as finished. */
export function writeStamp(venv: string, hash: string): void {
  const file = join(venv, fileName);
  const stamp: z.infer<typeof EngineStamp> = { hash, python: readVenvPython(venv) ?? "" };
  writeFileSync(`${file}.partial`, JSON.stringify(stamp));
  renameSync(`${file}.partial`, file);
}

export function removeStamp(venv: string): void {
  rmSync(join(venv, fileName), { force: true });
}

function readVenvPython(venv: string): string | undefined {
  return read(join(venv, "pyvenv.cfg"))?.match(/^version(?:_info)?\s*=\s*(\S+)/m)?.[1];
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
