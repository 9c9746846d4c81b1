import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { engineExitCodes } from "@facet/contracts/engine/engine-event";
import { z } from "zod";
import { playFault } from "./play-fault.ts";
import { asResult, type Rehearsal, type Rehearse } from "./rehearsal.ts";
import { RehearsalFault } from "./rehearsal-fault.ts";
import { readWatched, type WatchedPrompt } from "./watched-prompt.ts";
import { writeFolder } from "./write-folder.ts";

/** What a checkpoint carries: everything the next step depends on, so that a resumed series is the same series. */
const Config = z.object({ knobs: z.object({ watch_prompts: z.int() }) });

const State = z.object({ step: z.int(), chain: z.string() });

export const rehearseTrain: Rehearse = async (rehearsal) => {
  const { request, events, plan, stop } = rehearsal;
  let state = await readState(request.inputs.resumeFrom, JSON.stringify(request.config.knobs));
  let firstLoss: number | null = null;
  let lastLoss: number | null = null;
  events.write({ type: "phase", phase: "train", label: "rehearsing the training" });
  const watched = await readWatched(request.inputs, Config.parse(request.config).knobs.watch_prompts);
  if (state.step === 0) {
    for (const message of plan.says) events.write({ type: "log", level: "info", message });
    showSamples(rehearsal, watched, 0);
  }
  while (state.step < plan.steps) {
    state = { step: state.step + 1, chain: createHash("sha256").update(state.chain).digest("hex") };
    await pause(plan.stepMs);
    await playFault(rehearsal, state.step);
    lastLoss = lossOf(state);
    firstLoss ??= lastLoss;
    events.write({ type: "metric", step: state.step, values: { loss: lastLoss, tokens_per_second: 1000 } });
    events.write({
      type: "progress",
      done: state.step,
      total: plan.steps,
      unit: "steps",
      etaSeconds: ((plan.steps - state.step) * plan.stepMs) / 1000,
    });
    if (stop.aborted) {
      await checkpoint(rehearsal, state);
      throw new RehearsalFault(engineExitCodes.interrupted);
    }
    if (state.step % plan.checkpointEvery !== 0) continue;
    await checkpoint(rehearsal, state);
    showSamples(rehearsal, watched, state.step);
  }
  const files = await writeFolder(request.outputDir, "adapter", {
    "adapter_model.safetensors": state.chain,
    "adapter_config.json": "{}",
  });
  events.write({ type: "artifact", name: "adapter", kind: "adapter", path: "adapter", files, details: {} });
  return asResult({
    steps: plan.steps,
    epochs: 1,
    tokens: plan.steps * 640,
    trainedTokens: plan.steps * 208,
    tokensPerSecond: 1000,
    trainingSeconds: (plan.steps * plan.stepMs) / 1000,
    firstLoss,
    lastLoss,
    bestStep: null,
    bestEvalLoss: null,
    auto: {},
    calibration: {
      secondsPerStep: plan.stepMs / 1000,
      tokensPerSecond: 1000,
      peakRssBytes: 1,
      longestStep: null,
      dtype: "float32",
      threads: request.threads,
    },
    output: { kind: "adapter", path: "adapter" },
  });
};

/** The base says nothing yet; from checkpoint to checkpoint more words of the known answer come. */
function showSamples({ events, plan }: Rehearsal, watched: readonly WatchedPrompt[], step: number): void {
  for (const [index, { prompt, reference }] of watched.entries()) {
    const words = (reference ?? `an answer after ${plan.steps} steps`).split(" ");
    const text = words.slice(0, Math.ceil((words.length * step) / plan.steps)).join(" ");
    const model = step === 0 ? "base" : "tuned";
    events.write({ type: "sample", step, index, prompt, text, model, reference });
  }
}

/** Falls like a real one, and every digit depends on all steps before it. */
function lossOf(state: z.infer<typeof State>): number {
  return 2 / (1 + state.step / 10) + Number.parseInt(state.chain.slice(0, 8), 16) / 0xffffffff / 10;
}

async function readState(resumeFrom: unknown, seed: string): Promise<z.infer<typeof State>> {
  if (typeof resumeFrom !== "string") return { step: 0, chain: seed };
  return State.parse(JSON.parse(await readFile(join(resumeFrom, "state.json"), "utf8")));
}

async function checkpoint({ request, events }: Rehearsal, state: z.infer<typeof State>): Promise<void> {
  const path = `checkpoint-${state.step}`;
  await rm(join(request.outputDir, path), { recursive: true, force: true });
  const files = await writeFolder(request.outputDir, path, {
    "state.json": JSON.stringify(state),
    "manifest.json": JSON.stringify({ step: state.step, resolvedAuto: {} }),
  });
  events.write({ type: "checkpoint", step: state.step, path, files, metrics: {}, best: false });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
