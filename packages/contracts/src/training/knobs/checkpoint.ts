import { z } from "zod";
import { sftKnob } from "./knob.ts";

const knob = sftKnob("checkpoint");

export const checkpointKnobs = [
  knob({
    id: "save_steps",
    schema: z.union([z.literal("auto"), z.int().min(1).max(1_000_000)]),
    default: "auto",
    label: "Steps between checkpoints",
    help: "Lower: progress is saved and validated more often, so less is lost when a run is interrupted.",
    level: "advanced",
    unit: "steps",
    step: 10,
    feeds: [{ class: "SFTConfig", field: "save_steps" }],
    auto: {
      how: "The smallest of what five minutes hold, 50 steps, and a fifth of the run; at least one.",
      figures: { minutes: 5, steps: 50, shareOfRun: 0.2 },
    },
    synonyms: ["checkpoint", "save", "eval_steps", "save_strategy", "interval", "resume"],
  }),
  knob({
    id: "save_total_limit",
    schema: z.int().min(2).max(50),
    // The best one and the last two.
    default: 3,
    label: "Checkpoints kept",
    help: "Higher: more checkpoints stay on disk; the best and the last are always among them.",
    level: "advanced",
    unit: "checkpoints",
    feeds: [{ class: "SFTConfig", field: "save_total_limit" }],
    synonyms: ["keep checkpoints", "disk", "max_to_keep", "limit"],
  }),
  knob({
    id: "logging_steps",
    schema: z.int().min(1).max(1000),
    default: 1,
    label: "Steps between figures",
    help: "Higher: loss and speed are reported less often, each as the mean of the steps between.",
    level: "expert",
    unit: "steps",
    feeds: [{ class: "SFTConfig", field: "logging_steps" }],
    synonyms: ["log", "metrics", "report every", "loss curve"],
  }),
];
