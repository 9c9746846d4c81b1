import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Whether an NVIDIA driver is there. Containers often have `nvidia-smi` without the driver's folder in /proc. */
export async function detectNvidia(): Promise<boolean> {
  if (existsSync("/proc/driver/nvidia/version")) return true;
  try {
    await run("nvidia-smi", ["-L"], { timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}
