import { z } from "zod";
import { sftKnob } from "./knob.ts";

const knob = sftKnob("limits");

export const limitsKnobs = [
  knob({
    id: "max_minutes",
    schema: z.int().min(1).max(10_080).nullable(),
    default: null,
    label: "Time limit",
    help: "Lower: training ends sooner; it then stops in order, with a checkpoint, and keeps what was learned.",
    level: "advanced",
    unit: "minutes of training",
    step: 5,
    feeds: [{ class: "engine", field: "max_minutes" }],
    synonyms: ["time limit", "budget", "timeout", "deadline", "max_time", "hours"],
  }),
  knob({
    id: "stop_on_non_finite",
    schema: z.boolean(),
    default: true,
    label: "Stop on a broken loss",
    help: "On: the run ends at its last good checkpoint when loss or gradient is not a number three steps in a row.",
    level: "expert",
    feeds: [{ class: "engine", field: "stop_on_non_finite" }],
    synonyms: ["nan", "inf", "diverge", "exploding", "broken"],
  }),
  knob({
    id: "threads",
    schema: z.union([z.literal("auto"), z.int().min(1).max(256)]),
    default: "auto",
    label: "Processor threads",
    help: "Higher: more of the processor works on the run, up to its number of cores; other programs get less.",
    level: "expert",
    unit: "threads",
    feeds: [{ class: "engine", field: "threads" }],
    auto: { how: "One for each core that the runner may use." },
    synonyms: ["cpu", "cores", "omp_num_threads", "parallel", "speed"],
  }),
];
