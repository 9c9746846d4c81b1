import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { SetupError } from "./setup-error.ts";

const beatMs = 5000;
const keptLines = 12;

/**
 * Runs pip, reporting what it is at every few seconds.
 * @throws SetupError with pip's own last words when it fails.
 */
export async function runPip(input: {
  python: string;
  args: readonly string[];
  /** Wheels are unpacked here: the system's own temporary folder is often a small piece of memory. */
  tempDir: string;
  report: (message: string) => void;
  doing: string;
}): Promise<void> {
  const started = performance.now();
  mkdirSync(input.tempDir, { recursive: true });
  const pip = [input.python, "-m", "pip", "--disable-pip-version-check", "--no-input"];
  const child = spawn("env", [`TMPDIR=${input.tempDir}`, ...pip, ...input.args, "--progress-bar=off"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = () => child.kill();
  process.once("exit", stop);
  const last: string[] = [];
  let current = "";
  const onLine = (line: string) => {
    last.push(line);
    if (last.length > keptLines) last.shift();
    const step = line.match(
      /^\s*(Downloading|Building|Installing|Preparing|Processing|Using cached)\s+(.*)$/,
    );
    if (step) current = shorten(`${step[1]?.toLowerCase()} ${step[2]}`);
  };
  createInterface({ input: child.stdout }).on("line", onLine);
  createInterface({ input: child.stderr }).on("line", onLine);
  const beat = setInterval(() => {
    const seconds = Math.round((performance.now() - started) / 1000);
    input.report(`${input.doing}: ${seconds} s${current === "" ? "" : `, ${current}`}`);
  }, beatMs);
  try {
    const [code] = (await once(child, "close")) as [number | null];
    if (code !== 0) {
      throw new SetupError(
        `${input.doing} failed. pip says:\n${last.join("\n")}`,
        "Check the network and pip's configuration (pip config list), then start again; what is already there is kept.",
      );
    }
  } finally {
    clearInterval(beat);
    process.removeListener("exit", stop);
  }
}

/** Wheel names and lists of packages are long; the terminal's line is not. */
function shorten(text: string): string {
  const plain = text.replaceAll(/\S*\/(?=\S)/g, "");
  return plain.length > 90 ? `${plain.slice(0, 87)}...` : plain;
}
