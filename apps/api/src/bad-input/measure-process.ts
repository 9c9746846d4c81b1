import { readFile, writeFile } from "node:fs/promises";

/** Kernel ticks of processor time a second: the same on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** What a process has used so far. Null where `/proc` does not say. */
export async function measureProcess(pid: number): Promise<{ cpuSeconds: number; peakBytes: number } | null> {
  if (process.platform !== "linux") return null;
  const [stat, status] = await Promise.all(
    ["stat", "status"].map((name) => readFile(`/proc/${pid}/${name}`, "utf8")),
  );
  const fields = (stat ?? "").slice((stat ?? "").lastIndexOf(")") + 2).split(" ");
  const kibibytes = Number(/^VmHWM:\s+(\d+)/m.exec(status ?? "")?.[1] ?? 0);
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    peakBytes: kibibytes * 1024,
  };
}

/** From here on the peak is counted anew. */
export async function forgetPeak(pid: number): Promise<void> {
  if (process.platform === "linux") await writeFile(`/proc/${pid}/clear_refs`, "5");
}
