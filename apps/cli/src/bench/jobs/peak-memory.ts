import { readFile, writeFile } from "node:fs/promises";

/** The most memory a process has had since it began or since `forgetPeakMemory`; undefined where the system does not tell. */
export async function readPeakMemory(pid: number): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(text)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}

/** Linux counts the peak anew from here. Elsewhere nothing happens. */
export async function forgetPeakMemory(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, "5").catch(() => undefined);
}
