import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import { z } from "zod";
import { repositoryRoot } from "../repository-root.ts";

const run = promisify(execFile);
const engine = join(repositoryRoot, "workers/engine");

const Difference = z.object({ prompt: z.int(), text: z.string(), answer: z.string() });
const OutsideAnswers = z.object({
  llama: z.object({ equal: z.int(), different: z.array(Difference) }),
  transformers: z.object({
    equal: z.int(),
    different: z.array(Difference.extend({ token: z.int(), margin: z.number() })),
  }),
});
type OutsideAnswers = z.infer<typeof OutsideAnswers>;

interface Compared {
  readonly gguf: string;
  readonly merged: string;
  readonly maxTokens: number;
  readonly asked: readonly { readonly messages: readonly unknown[]; readonly answer: string }[];
}

/** Puts the same conversations to an outside llama.cpp and to plain transformers, and compares their greedy answers. */
export async function outsideAnswers(home: string, compared: Compared): Promise<OutsideAnswers> {
  const python = join(home, "venv", "bin", "python");
  const library = await ensureOutsideLlama(home, python);
  const [request, report] = [join(home, "outside-request.json"), join(home, "outside-report.json")];
  await writeFile(request, JSON.stringify(compared));
  await run(python, [join(engine, "tests/outside/compare_answers.py"), request, report], {
    env: { ...inheritedEnvironment(), PYTHONPATH: library, HF_HUB_OFFLINE: "1" },
    maxBuffer: 64 * 1024 ** 2,
  });
  return OutsideAnswers.parse(JSON.parse(await readFile(report, "utf8")));
}

/** The pinned package in a folder beside the engine's environment, never in it. Installed once for each lock. */
async function ensureOutsideLlama(home: string, python: string): Promise<string> {
  const lock = join(engine, "requirements-outside.lock");
  const hash = createHash("sha256")
    .update(await readFile(lock))
    .digest("hex");
  const folder = join(home, "venv", "outside", hash.slice(0, 16));
  const stamp = join(folder, "complete");
  if (await readFile(stamp, "utf8").catch(() => undefined)) return folder;
  await rm(folder, { recursive: true, force: true });
  await run(python, ["-m", "pip", "install", "--no-deps", "--quiet", "--target", folder, "-r", lock]);
  await writeFile(stamp, hash);
  return folder;
}
