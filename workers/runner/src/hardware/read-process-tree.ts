import { readFile } from "node:fs/promises";

export interface ProcessUse {
  /** Resident bytes of the process and its descendants. Shared pages count once for each. */
  readonly rssBytes: number;
  /** Processor seconds they have used so far; of those that are still there. */
  readonly cpuSeconds: number;
}

/** Linux tells processor time in hundredths of a second, whatever the kernel's own clock. */
const ticksPerSecond = 100;
/** More than any engine starts: a bound for a tree that grows while it is read. */
const mostProcesses = 64;

/** What a process and its descendants use; undefined when it is gone, or where there is no /proc. */
export async function readProcessTree(pid: number): Promise<ProcessUse | undefined> {
  const own = await readProcess(pid);
  if (own === undefined) return undefined;
  const waiting = await childrenOf(pid);
  const uses = [own];
  for (
    let child = waiting.shift();
    child !== undefined && uses.length < mostProcesses;
    child = waiting.shift()
  ) {
    const use = await readProcess(child);
    if (use === undefined) continue;
    uses.push(use);
    waiting.push(...(await childrenOf(child)));
  }
  return {
    rssBytes: uses.reduce((sum, use) => sum + use.rssBytes, 0),
    cpuSeconds: uses.reduce((sum, use) => sum + use.cpuSeconds, 0),
  };
}

async function readProcess(pid: number): Promise<ProcessUse | undefined> {
  const stat = await readText(`/proc/${pid}/stat`);
  const status = await readText(`/proc/${pid}/status`);
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  // Counted after the command name, which may itself hold spaces and brackets: fields 14 and 15 of the line.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  // A process that has ended and waits for its parent has no memory any more.
  if (kilobytes === undefined || !Number.isFinite(ticks)) return undefined;
  return { rssBytes: Number(kilobytes) * 1024, cpuSeconds: ticks / ticksPerSecond };
}

/** Of its first thread, which is the one that starts processes here. */
async function childrenOf(pid: number): Promise<number[]> {
  const text = await readText(`/proc/${pid}/task/${pid}/children`);
  return text
    .split(" ")
    .filter((word) => word !== "")
    .map(Number);
}

function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}
