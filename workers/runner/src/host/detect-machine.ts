import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { arch, availableParallelism, cpus, platform, totalmem } from "node:os";
import { promisify } from "node:util";
import type { Machine } from "@facet/contracts/runners/runner";

const run = promisify(execFile);

export async function detectMachine(): Promise<Machine> {
  const cpuinfo = await readFile("/proc/cpuinfo", "utf8").catch(() => "");
  const flags = new Set(/^flags\s*:\s*(.*)$/m.exec(cpuinfo)?.[1]?.split(" "));
  return {
    platform: platform(),
    arch: arch(),
    cpuModel: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memoryBytes: await memoryLimit(),
    flags: ["avx512_bf16", "amx_bf16"].filter((flag) => flags.has(flag)),
    gpu: await findGpu(),
  };
}

/** The smaller of what the machine has and what this cgroup may use. */
async function memoryLimit(): Promise<number> {
  const files = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"];
  const limits = await Promise.all(
    files.map(async (file) => Number(await readFile(file, "utf8").catch(() => "NaN"))),
  );
  return Math.min(totalmem(), ...limits.filter((limit) => limit > 0));
}

async function findGpu(): Promise<string | null> {
  try {
    const { stdout } = await run("nvidia-smi", ["--query-gpu=name", "--format=csv,noheader"], {
      timeout: 5000,
    });
    return stdout.split("\n")[0]?.trim() || null;
  } catch {
    return null;
  }
}
