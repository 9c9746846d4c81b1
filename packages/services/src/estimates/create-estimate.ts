import type { CreateEstimate, Estimate, Finding } from "@facet/contracts/estimates/estimate";
import { plannedSteps } from "@facet/contracts/training/planned-steps";
import type { Conflict } from "@facet/contracts/training/rules/rule";
import type { z } from "zod";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { measurements } from "../data/collections/measurements.ts";
import { preparations } from "../data/collections/preparations.ts";
import { runners } from "../data/collections/runners.ts";
import { chooseKnobs } from "../fine-tunes/choose-knobs.ts";
import { readMaterial } from "../fine-tunes/read-material.ts";
import { preparationId } from "../preparations/ensure-preparation.ts";
import { estimateMemory } from "./estimate-memory.ts";
import { estimatePace } from "./estimate-pace.ts";
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
  const { version, baseModel } = await readMaterial(reader, input);
  const { knobs, settings, conflicts } = chooseKnobs({
    method: input.method,
    preset: input.preset,
    overrides: input.knobs,
    version,
    baseModel,
  });
  const [preparation, measured, [runner]] = await Promise.all([
    reader.get(preparations, preparationId({ version, baseModel, settings })),
    reader.query(measurements, "byBaseModel", { equals: { baseModelId: baseModel.id }, limit: 20 }),
    reader.query(runners, "recent", {
      range: { after: new Date(ctx.clock.now() - seenWithinMs).toISOString() },
      limit: 1,
    }),
  ]);
  const stats = preparation?.data.stats ?? null;
  const tokens = tokensOf(stats, version, knobs.max_length);
  const steps = plannedSteps(knobs, tokens.rows);
  const rowsPerStep = knobs.per_device_train_batch_size * knobs.gradient_accumulation_steps;
  const machine = runner?.data.machine ?? null;
  const shape = baseModel.shape;
  const memory = estimateMemory({ shape, knobs, longestRow: tokens.longest, machine });
  const pace = estimatePace({
    shape,
    knobs,
    machine,
    measured: measured.map((row) => row.data),
    tokensPerStep: rowsPerStep * tokens.mean,
  });
  const fits = machine === null ? null : memory.likely <= machine.memoryBytes;

  const findings: Finding[] = [...conflicts.map(fromConflict), ...judgeTokens(stats)];
  if (fits === false) {
    findings.unshift({
      level: "stop",
      code: "out_of_memory",
      message: `About ${gib(memory.likely)} are needed and the machine has ${gib(machine?.memoryBytes ?? 0)}.`,
      fix: "Lower per_device_train_batch_size and raise gradient_accumulation_steps.",
      fixKnobs: { per_device_train_batch_size: 1, gradient_accumulation_steps: rowsPerStep },
    });
  }
  return {
    fits,
    memoryBytes: memory,
    availableBytes: machine?.memoryBytes ?? null,
    steps,
    tokens: Math.round(steps * rowsPerStep * tokens.mean),
    trainingSeconds: pace === null ? null : scale(pace.secondsPerStep, steps),
    diskBytes: (shape?.parameters ?? 0) * diskBytesPerParameter,
    restsOn: [
      tokens.restsOn,
      pace?.restsOn ?? "No runner has been seen, so no time can be told.",
      "Memory follows from the model's shape and the longest row.",
    ],
    findings,
  };
}

const seenWithinMs = 24 * 3_600_000;

/** Cached base (2), merged in fp32 while exporting (4), merged as saved (2), F16 (2), Q8_0 (1), and each once more as a blob. */
const diskBytesPerParameter = 20;

function fromConflict(conflict: Conflict): Finding {
  return {
    level: conflict.level,
    code: conflict.code,
    message: conflict.sentence,
    fix: conflict.fix.sentence,
    fixKnobs: JSON.parse(JSON.stringify(conflict.fix.set)) as Finding["fixKnobs"],
  };
}

function scale(range: { low: number; likely: number; high: number }, factor: number) {
  return { low: range.low * factor, likely: range.likely * factor, high: range.high * factor };
}

function gib(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}
