import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "zod";
import type { PythonCandidate } from "./choose-python.ts";
import type { EngineInspection } from "./decide-engine-work.ts";
import { normalizeName } from "./engine-lock.ts";

const run = promisify(execFile);

const aboutItself = `
import importlib.util, json, sys
has = lambda name: importlib.util.find_spec(name) is not None
print(json.dumps({"major": sys.version_info[0], "minor": sys.version_info[1], "canMakeVenv": has("venv") and has("ensurepip")}))
`;

const AboutItself = z.object({ major: z.number(), minor: z.number(), canMakeVenv: z.boolean() });

/** Asks one interpreter for its version and whether it can make virtual environments. */
export async function probePython(command: string): Promise<PythonCandidate> {
  try {
    const { stdout } = await run(command, ["-I", "-c", aboutItself], { timeout: 20_000 });
    const { canMakeVenv, ...version } = AboutItself.parse(JSON.parse(stdout));
    return { command, version, canMakeVenv };
  } catch {
    return { command, version: undefined, canMakeVenv: false };
  }
}

// pip writes RECORD last, so a distribution without one was cut off half-way.
const whatIsInstalled = `
import json, sys
from importlib.metadata import distributions
row = lambda d: {"name": d.metadata["Name"] or "", "version": d.version or "", "complete": d.read_text("RECORD") is not None}
print(json.dumps({"packages": [row(d) for d in distributions()], "converter": [row(d) for d in distributions(path=[sys.argv[1]])]}))
`;

const Rows = z.array(
  z.object({ name: z.string().transform(normalizeName), version: z.string(), complete: z.boolean() }),
);
const Installed = z.object({ packages: Rows, converter: Rows });

/** Lists what an environment holds; undefined when its Python does not run. */
export async function inspectEngine(
  python: string,
  converterDir: string,
): Promise<EngineInspection | undefined> {
  try {
    const { stdout } = await run(python, ["-I", "-c", whatIsInstalled, converterDir], {
      timeout: 60_000,
      maxBuffer: 16 << 20,
    });
    return Installed.parse(JSON.parse(stdout));
  } catch {
    return undefined;
  }
}
