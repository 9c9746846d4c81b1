import { readFile } from "node:fs/promises";

/** Out-of-memory kills counted so far by this process's cgroup (v2 or v1) and by the kernel as a whole. 0 where none can be read. */
export async function countOutOfMemoryKills(): Promise<number> {
  const counts = await Promise.all([
    readCount("/sys/fs/cgroup/memory.events", /^oom_kill (\d+)$/m),
    readCount("/sys/fs/cgroup/memory/memory.oom_control", /^oom_kill (\d+)$/m),
    readCount("/proc/vmstat", /^oom_kill (\d+)$/m),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}

async function readCount(file: string, pattern: RegExp): Promise<number> {
  const text = await readFile(file, "utf8").catch(() => "");
  return Number(pattern.exec(text)?.[1] ?? 0);
}
