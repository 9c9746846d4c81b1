import { z } from "zod";
import { sftKnob } from "./knob.ts";

const knob = sftKnob("samples");

export const samplesKnobs = [
  knob({
    id: "watch_prompts",
    schema: z.int().min(0).max(8),
    default: 3,
    label: "Prompts to watch",
    help: "Higher: the model answers more of the same prompts at every checkpoint, so you see it learn; 0 answers none.",
    level: "advanced",
    unit: "prompts",
    feeds: [{ class: "engine", field: "watch_prompts" }],
    synonyms: ["samples", "generate", "preview", "examples", "completions"],
  }),
  knob({
    id: "sample_max_tokens",
    schema: z.int().min(1).max(1024),
    // Three prompts of so many tokens cost the starter model some 4 s of two cores a checkpoint while it knows nothing, and
    // half of that once it says what was expected.
    default: 48,
    label: "Longest sample",
    help: "Higher: watched answers may run longer, and each checkpoint takes longer.",
    level: "advanced",
    unit: "tokens",
    step: 16,
    feeds: [{ class: "engine", field: "sample_max_tokens" }],
    shownWhen: { knob: "watch_prompts", not: 0 },
    synonyms: ["max_new_tokens", "sample length", "generation length"],
  }),
];
