import type { Job, JobKnobs } from "@facet/contracts/jobs/job";
import { z } from "zod";
import { inputOf } from "./effects/kind-effect.ts";

const Turned = z.looseObject({
  per_device_train_batch_size: z.int(),
  gradient_accumulation_steps: z.int(),
  gradient_checkpointing: z.union([z.literal("auto"), z.boolean()]),
  padding_free: z.union([z.literal("auto"), z.boolean()]),
});

/** What an attempt trains with: the knobs of the job's input, as a safer retry has turned them. */
export function knobsOf(job: Job): JobKnobs {
  return { ...inputOf("train", job).knobs, ...job.saferKnobs };
}

/**
 * Knobs that need less memory and learn the same: half the rows at a time, or the largest part of a batch that is no more
 * than that, and as many more batches a step; with a single row, inner results computed twice instead of kept. Null:
 * nothing is left to turn.
 */
export function saferKnobs(knobs: JobKnobs): JobKnobs | null {
  const parsed = Turned.safeParse(knobs);
  if (!parsed.success) return null;
  const { per_device_train_batch_size: rows, gradient_accumulation_steps: batches } = parsed.data;
  const { gradient_checkpointing, padding_free } = parsed.data;
  const fewest = padding_free === true ? 2 : 1;
  for (let fewer = Math.floor(rows / 2); fewer >= fewest; fewer -= 1) {
    if (rows % fewer !== 0) continue;
    return {
      per_device_train_batch_size: fewer,
      gradient_accumulation_steps: batches * (rows / fewer),
      // Rows are joined only where a batch has several; a checkpoint may still say that they are.
      ...(fewer === 1 && padding_free === "auto" ? { padding_free: false } : {}),
    };
  }
  return gradient_checkpointing === true ? null : { gradient_checkpointing: true };
}

/** The same for a person: what is other in the next attempt, and that it learns the same. */
export function tellSaferKnobs(safer: JobKnobs): string {
  const turned = Object.entries(safer).map(([knob, value]) => `${knob} ${JSON.stringify(value)}`);
  return `Memory ran out. The next attempt learns the same with less: ${turned.join(", ")}.`;
}
