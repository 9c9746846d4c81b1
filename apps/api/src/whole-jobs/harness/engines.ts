import { readdirSync, readFileSync } from "node:fs";

/** Engine processes at work in this home, found by the request file they were started with. */
export function enginesIn(home: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) =>
      commandOf(pid).some((argument) => argument.startsWith(home) && argument.endsWith("request.json")),
    )
    .map(Number);
}

function commandOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

/** Counts engines over and over; `most` is the largest number that was ever seen at once. */
export function watchEngines(home: string): { most(): number; stop(): void } {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, enginesIn(home).length);
  }, 10);
  return { most: () => most, stop: () => clearInterval(timer) };
}
