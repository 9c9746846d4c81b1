import type { CreateEstimate, Estimate, Finding } from "@facet/contracts/estimates/estimate";
import type { ResolvedKnobs } from "@facet/contracts/training/knobs/all-knobs";
import { plannedSteps } from "@facet/contracts/training/planned-steps";
import type { z } from "zod";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { measurements } from "../data/collections/measurements.ts";
import { preparations } from "../data/collections/preparations.ts";
import { chooseKnobs } from "../fine-tunes/choose-knobs.ts";
import { readMaterial } from "../fine-tunes/read-material.ts";
import { preparationId } from "../preparations/ensure-preparation.ts";
import { recentRunner } from "../runners/recent-runner.ts";
import { type DominantKnob, dominantKnob } from "./dominant-knob.ts";
import { estimateDisk } from "./estimate-disk.ts";
import { estimateMemory } from "./estimate-memory.ts";
import { estimatePace } from "./estimate-pace.ts";
import { fromConflict } from "./from-conflict.ts";
import { judgeTokens, tokensOf } from "./judge-tokens.ts";

/**
 * What a run would need and take, from the model's real shape, the data's real token counts once it is prepared, and
 * what this platform's machines measured before. Reads a handful of documents and computes; nothing is stored.
 */
export async function createEstimate({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: z.infer<typeof CreateEstimate>;
}): Promise<Estimate> {
  authorise(ctx, "training:read", input.projectId);
  const reader = ownDocuments(ctx);
  const [{ version, baseModel }, runner] = await Promise.all([
    readMaterial(reader, input),
    recentRunner(reader, ctx.clock.now()),
  ]);
  const machine = runner?.machine ?? null;
  const { knobs, settings, conflicts } = chooseKnobs({
    method: input.method,
    preset: input.preset,
    overrides: input.knobs,
    version,
    baseModel,
    machine,
  });
  const [preparation, measured] = await Promise.all([
    reader.get(preparations, preparationId({ version, baseModel, settings })),
    reader.query(measurements, "byBaseModel", { equals: { baseModelId: baseModel.id }, limit: 20 }),
  ]);
  const stats = preparation?.data.stats ?? null;
  const tokens = tokensOf(stats, version, knobs.max_length);
  const steps = plannedSteps(knobs, tokens.rows);
  const rowsPerStep = knobs.per_device_train_batch_size * knobs.gradient_accumulation_steps;
  const shape = baseModel.shape;
  const peak = (turned: ResolvedKnobs) =>
    estimateMemory({ shape, knobs: turned, longestRow: tokens.longest, machine });
  const memory = peak(knobs);
  const pace = estimatePace({
    shape,
    knobs,
    machine,
    measured: measured.map((row) => row.data),
    runnerId: runner?.id ?? null,
    tokensPerStep: rowsPerStep * tokens.mean,
  });
  const { likely } = memory.range;
  const fits = machine === null ? null : likely <= machine.memoryBytes;
  const memoryKnob = dominantKnob(knobs, (turned) => peak(turned).range.likely);
  const lengthKnob = knobs.max_steps > 0 ? "max_steps" : "num_train_epochs";

  const findings: Finding[] = [...conflicts.map(fromConflict), ...judgeTokens(stats)];
  if (fits === false) findings.unshift(doesNotFit(likely, machine?.memoryBytes ?? 0, knobs, memoryKnob));
  return {
    fits,
    memoryBytes: memory.range,
    memoryParts: memory.parts,
    availableBytes: machine?.memoryBytes ?? null,
    steps,
    epochs: tokens.rows === 0 ? 0 : Math.round((100 * steps * rowsPerStep) / tokens.rows) / 100,
    rows: tokens.rows,
    tokens: Math.round(steps * rowsPerStep * tokens.mean),
    trainingSeconds: pace === null ? null : scale(pace.secondsPerStep, steps),
    diskBytes: estimateDisk({ shape, knobs }),
    basis: {
      memory: { source: "reckoned", sentence: memorySentence, knob: memoryKnob?.knob ?? null },
      time: {
        source: pace?.source ?? "reckoned",
        sentence: pace?.sentence ?? "No runner has been seen, so no time can be told.",
        knob: lengthKnob,
      },
      disk: {
        source: "reckoned",
        sentence: "Disk follows from the model's size, its exports and the checkpoints that are kept.",
        knob: dominantKnob(knobs, (turned) => estimateDisk({ shape, knobs: turned }))?.knob ?? null,
      },
      tokens: { source: tokens.source, sentence: tokens.sentence, knob: lengthKnob },
    },
    restsOn: [
      tokens.sentence,
      pace?.sentence ?? "No runner has been seen, so no time can be told.",
      memorySentence,
    ],
    findings,
  };
}

const memorySentence = "Memory follows from the model's shape and the longest row.";

function doesNotFit(
  needed: number,
  there: number,
  knobs: ResolvedKnobs,
  dominant: DominantKnob | null,
): Finding {
  const { per_device_train_batch_size: batch, gradient_accumulation_steps: accumulated } = knobs;
  const cause = `About ${gib(needed)} are needed and the machine has ${gib(there)}.`;
  const finding = { level: "stop", code: "out_of_memory", message: cause } as const;
  if (batch > 1)
    return {
      ...finding,
      knobs: ["per_device_train_batch_size", "gradient_accumulation_steps"],
      fix: "Lower per_device_train_batch_size and raise gradient_accumulation_steps.",
      fixKnobs: { per_device_train_batch_size: 1, gradient_accumulation_steps: batch * accumulated },
    };
  const [value] = Object.values(dominant?.turned ?? {});
  return {
    ...finding,
    knobs: dominant === null ? [] : [dominant.knob],
    fix:
      dominant === null
        ? "Choose a smaller model, or a machine with more memory."
        : `Set ${dominant.knob} to ${JSON.stringify(value)}, or choose a smaller model.`,
    fixKnobs: dominant === null ? null : (JSON.parse(JSON.stringify(dominant.turned)) as Finding["fixKnobs"]),
  };
}

function scale(range: { low: number; likely: number; high: number }, factor: number) {
  return { low: range.low * factor, likely: range.likely * factor, high: range.high * factor };
}

function gib(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}
