import { join, resolve } from "node:path";
import type { EngineCommand } from "./engine-command.ts";

const workers = resolve(import.meta.dirname, "../../..");
const engineFolder = join(workers, "engine");

/** The generation child for GGUF files; the engine starts it to measure them. A program, not an import: workers do not know each other. */
export const llamaCommand: readonly string[] = [
  process.execPath,
  join(workers, "inference/src/children/llama.ts"),
];

export function chooseEngine(name: EngineCommand["name"], python: string): EngineCommand {
  if (name === "rehearsal") {
    return { name, argv: [process.execPath, resolve(import.meta.dirname, "../rehearsal/main.ts")], env: {} };
  }
  return { name, argv: [python, "-m", "facet_engine"], env: { PYTHONPATH: engineFolder } };
}
