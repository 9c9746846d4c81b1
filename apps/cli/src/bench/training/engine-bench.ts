import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { EngineRequest } from "@facet/contracts/engine/engine-request";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import type { z } from "zod";
import { repositoryRoot } from "../../repository-root.ts";

const run = promisify(execFile);

interface EngineBench<Schema extends z.ZodType> {
  readonly python: string;
  readonly what: "reference" | "overhead-script";
  readonly request: EngineRequest;
  readonly steps: number;
  readonly schema: Schema;
  /** Where request and answer are kept while it runs. */
  readonly folder: string;
}

/** Runs one of the engine's own measurements in a process of its own, with the environment that a runner gives an engine. */
export async function engineBench<Schema extends z.ZodType>({
  python,
  what,
  request,
  steps,
  schema,
  folder,
}: EngineBench<Schema>): Promise<z.infer<Schema>> {
  const file = join(folder, `${randomUUID()}.json`);
  const answer = `${file}.answer`;
  await writeFile(file, JSON.stringify(request));
  const words = ["-m", "facet_engine.bench", what, "--request", file, "--json", answer];
  await run(python, [...words, "--steps", String(steps)], {
    cwd: folder,
    maxBuffer: 64 * 1024 ** 2,
    env: {
      ...inheritedEnvironment(),
      PYTHONPATH: join(repositoryRoot, "workers/engine"),
      OMP_NUM_THREADS: String(request.threads),
      OMP_WAIT_POLICY: "PASSIVE",
      GOMP_SPINCOUNT: "0",
      TOKENIZERS_PARALLELISM: "false",
      HF_HUB_OFFLINE: "1",
      HF_HUB_DISABLE_TELEMETRY: "1",
      TRL_EXPERIMENTAL_SILENCE: "1",
    },
  });
  return schema.parse(JSON.parse(await readFile(answer, "utf8")));
}
