import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { EngineRequest } from "@facet/contracts/engine/engine-request";
import { Project } from "@facet/contracts/projects/project";
import { stateDir } from "@facet/env/state-dir";
import { z } from "zod";
import { repositoryRoot } from "../../repository-root.ts";
import { ensureEngine } from "../../setup/ensure-engine.ts";
import { makeBenchMaterial } from "../bench-material.ts";
import { openBenchPlatform } from "../bench-platform.ts";
import { type Figure, figure } from "../figure.ts";
import { percentile } from "../percentile.ts";
import { engineBench } from "./engine-bench.ts";
import { type JobRun, trainAsJob } from "./train-as-job.ts";

const pairs = 5;
const steps = 100;
const referenceSteps = 20;
/** Short steps weigh what surrounds them most: one row each, two small layers a block, and nothing beside training. */
const knobs = {
  max_steps: steps,
  per_device_train_batch_size: 1,
  gradient_accumulation_steps: 1,
  save_steps: 10 * steps,
  eval_on_checkpoint: false,
  watch_prompts: 0,
  gradient_checkpointing: false,
  logging_steps: 1,
  target_modules: ["q_proj", "v_proj"],
};

const ScriptFigures = z.object({
  steps: z.int(),
  trainCpuSeconds: z.number(),
  trainWallSeconds: z.number(),
  firstLoss: z.number(),
  lastLoss: z.number(),
});
type ScriptRun = z.infer<typeof ScriptFigures>;

/** Largest relative differences from plain TRL over the steps. */
const Differences = z.object({ loss: z.number(), gradNorm: z.number() });
const ReferenceFigures = z.object({ steps: z.int(), padded: Differences, usual: Differences });

interface Pair {
  readonly first: "job" | "script";
  readonly job: JobRun;
  readonly script: ScriptRun;
}

export interface TrainingBench {
  readonly figures: Figure[];
  readonly notes: string[];
}

/** The same trainer as a job and from a script, in turns; then our path beside plain TRL's. Touches nothing that is kept. */
export async function runTrainingBench(say: (line: string) => void): Promise<TrainingBench> {
  const python = await ensureEngine({ stateDir: stateDir(repositoryRoot), report: say });
  const platform = await openBenchPlatform(say);
  try {
    const runner = platform.startRunner({ FACET_ENGINE: "python", FACET_PYTHON: python });
    const { id: projectId } = await platform.post("/v1/projects", { name: "Bench" }, Project);
    say("the starter model and a hundred rows");
    const material = await makeBenchMaterial(platform, projectId);
    const folder = join(platform.home, "bench");
    await mkdir(folder);
    const asJob = () => trainAsJob({ platform, runner, projectId, material, knobs });
    const asScript = (request: EngineRequest) =>
      engineBench({ python, what: "overhead-script", request, steps, schema: ScriptFigures, folder });

    const measured: Pair[] = [];
    let request: EngineRequest | undefined;
    for (let number = 1; number <= pairs; number += 1) {
      // In turns, so that a machine that slows down weighs on both.
      const scriptFirst = number % 2 === 0 && request !== undefined;
      say(
        `pair ${number} of ${pairs}: ${steps} steps ${scriptFirst ? "from a script, then as a job" : "as a job, then from a script"}`,
      );
      const early = scriptFirst && request !== undefined ? await asScript(request) : undefined;
      const job = await asJob();
      request ??= job.request;
      const script = early ?? (await asScript(request));
      requireSameTraining(job, script);
      const pair: Pair = { first: scriptFirst ? "script" : "job", job, script };
      measured.push(pair);
      // At once: what was measured for minutes must not be lost with what follows.
      say(describePair(pair, number));
    }
    if (request === undefined) throw new Error("nothing was trained");
    say(`our path beside plain TRL's: ${referenceSteps} steps each`);
    const reference = await compare(python, request, folder);
    return {
      figures: [...overheadFigures(measured), ...reference.figures],
      notes: [...describePairs(measured), ...reference.notes],
    };
  } finally {
    await platform.close();
  }
}

/** Same data, model, knobs and threads give the same losses; without that there is nothing to compare. */
function requireSameTraining(job: JobRun, script: ScriptRun): void {
  if (job.firstLoss === script.firstLoss && job.lastLoss === script.lastLoss) return;
  throw new Error(
    `job and script did not train the same: losses ${job.firstLoss} to ${job.lastLoss} and ${script.firstLoss} to ${script.lastLoss}`,
  );
}

function overheadFigures(measured: readonly Pair[]): Figure[] {
  const cpu = measured.map(({ job, script }) => script.trainCpuSeconds / job.cpuSeconds);
  const wall = measured.map(({ job, script }) => script.trainWallSeconds / job.wallSeconds);
  const common = { unit: "ratio", sense: "at least", count: measured.length } as const;
  return [
    figure({
      ...common,
      name: "script beside job, trainer's CPU seconds",
      value: percentile(cpu, 0.5),
      bar: 0.97,
    }),
    figure({ ...common, name: "script beside job, wall seconds", value: percentile(wall, 0.5), bar: 0.95 }),
  ];
}

/**
 * Batches of several rows, so that padding has something to do; an adapter on every layer; and a low learning rate: two
 * sums that differ in their last bit grow apart with every step, the faster the larger the steps are, and that says nothing
 * of either side.
 */
async function compare(python: string, request: EngineRequest, folder: string): Promise<TrainingBench> {
  const turned = {
    ...knobsOf(request),
    per_device_train_batch_size: 8,
    target_modules: "all-linear",
    learning_rate: 2e-5,
  };
  const found = await engineBench({
    python,
    what: "reference",
    request: { ...request, config: { ...request.config, knobs: turned } },
    steps: referenceSteps,
    schema: ReferenceFigures,
    folder,
  });
  const loss = (name: string, value: number) =>
    figure({ name, unit: "relative", value, bar: 1e-6, sense: "at most", count: found.steps });
  return {
    figures: [
      loss("padded path beside plain TRL, loss", found.padded.loss),
      loss("usual path beside plain TRL, loss", found.usual.loss),
    ],
    notes: [
      `Plain TRL's SFTTrainer, our padded path and the path that jobs take (no padding, scores for labelled positions only), each in float32 over the same ${found.steps} batches: the largest relative difference of any step. Gradient norms, sums over every weight: ${found.padded.gradNorm.toExponential(1)} and ${found.usual.gradNorm.toExponential(1)}.`,
    ],
  };
}

function knobsOf(request: EngineRequest): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(request.config.knobs);
}

function describePairs(measured: readonly Pair[]): string[] {
  return [
    `Counted: the training loop of ${steps} steps, all threads of the trainer's process, telling its figures included; loading, checkpoints and samples are not in it, on either side.`,
    ...measured.map((pair, index) => describePair(pair, index + 1)),
  ];
}

function describePair({ first, job, script }: Pair, number: number): string {
  const beside =
    job.platformCpuSeconds === undefined
      ? ""
      : `; API and runner beside the job ${job.platformCpuSeconds.toFixed(2)} s CPU`;
  return `pair ${number} (${first} first): script ${script.trainCpuSeconds.toFixed(2)} s CPU, ${script.trainWallSeconds.toFixed(2)} s wall; job ${job.cpuSeconds.toFixed(2)} s CPU, ${job.wallSeconds.toFixed(2)} s wall; ratios ${(script.trainCpuSeconds / job.cpuSeconds).toFixed(3)} and ${(script.trainWallSeconds / job.wallSeconds).toFixed(3)}${beside}`;
}
