import type { z } from "zod";
import { batchKnobs } from "./batch.ts";
import { checkpointKnobs } from "./checkpoint.ts";
import { dataKnobs } from "./data.ts";
import { evaluationKnobs } from "./evaluation.ts";
import type { Knob } from "./knob.ts";
import { limitsKnobs } from "./limits.ts";
import { loraKnobs } from "./lora.ts";
import { lossKnobs } from "./loss.ts";
import { optimizerKnobs } from "./optimizer.ts";
import { precisionKnobs } from "./precision.ts";
import { samplesKnobs } from "./samples.ts";
import { scheduleKnobs } from "./schedule.ts";

const entries = [
  ...scheduleKnobs,
  ...loraKnobs,
  ...dataKnobs,
  ...batchKnobs,
  ...optimizerKnobs,
  ...lossKnobs,
  ...evaluationKnobs,
  ...checkpointKnobs,
  ...samplesKnobs,
  ...precisionKnobs,
  ...limitsKnobs,
];

type Entry = (typeof entries)[number];

export type KnobId = Entry["id"];

/** A full set: every knob with its value, which may be `"auto"` where that is legal. */
export type ResolvedKnobs = {
  readonly [One in Entry as One["id"]]: z.output<One["schema"]>;
};

/** Every knob, in the order of the categories. */
export const knobs: readonly Knob<KnobId>[] = entries;

const byId = new Map<string, Knob<KnobId>>(knobs.map((knob) => [knob.id, knob]));

export function findKnob(id: string): Knob<KnobId> | undefined {
  return byId.get(id);
}
