import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { chooseTorchSource, isCudaBuild, torchCpuIndex } from "./choose-torch-source.ts";
import { detectNvidia } from "./detect-nvidia.ts";

const run = promisify(execFile);

export interface TorchPlan {
  /** Arguments for `pip install`, the requirement included. */
  args: readonly string[];
  wheel: string | undefined;
  bytes: number | undefined;
  cuda: boolean;
}

const Report = z.object({
  install: z.array(
    z.object({
      download_info: z.object({ url: z.string() }),
      metadata: z.object({ requires_dist: z.array(z.string()).default([]) }),
    }),
  ),
});

/** Finds out which build of PyTorch this machine would get, and how large its file is, before fetching it. */
export async function planTorch(input: { python: string; requirement: string }): Promise<TorchPlan> {
  const hasNvidia = await detectNvidia();
  const wanted = chooseTorchSource({ platform: process.platform, hasNvidia, cpuIndexAnswers: true });
  const source = chooseTorchSource({
    platform: process.platform,
    hasNvidia,
    cpuIndexAnswers: wanted.kind === "index" && (await answers(`${torchCpuIndex}/torch/`)),
  });
  const args = [...(source.kind === "index" ? ["--index-url", source.url] : []), input.requirement];
  const build = await readBuild(input.python, args);
  return { args, ...build };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}

/** Asks pip what it would install. An old pip that cannot say leaves the build unknown, never the install undone. */
async function readBuild(python: string, args: readonly string[]): Promise<Omit<TorchPlan, "args">> {
  const unknown = { wheel: undefined, bytes: undefined, cuda: false };
  try {
    const { stdout } = await run(
      python,
      [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--dry-run",
        "--ignore-installed",
        "--no-deps",
        "--report",
        "-",
        ...args,
      ],
      { timeout: 180_000, maxBuffer: 64 << 20 },
    );
    const [item] = Report.parse(JSON.parse(stdout)).install;
    if (item === undefined) return unknown;
    const { url } = item.download_info;
    return {
      wheel: decodeURIComponent(url.split("/").at(-1) ?? ""),
      bytes: await sizeOf(url),
      cuda: isCudaBuild(item.metadata.requires_dist),
    };
  } catch {
    return unknown;
  }
}

async function sizeOf(url: string): Promise<number | undefined> {
  try {
    if (url.startsWith("file:")) return statSync(fileURLToPath(url)).size;
    const reply = await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(5000) });
    const length = Number(reply.headers.get("content-length"));
    return reply.ok && length > 0 ? length : undefined;
  } catch {
    return undefined;
  }
}
