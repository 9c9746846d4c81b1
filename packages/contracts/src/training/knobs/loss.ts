import { z } from "zod";
import { sftKnob } from "./knob.ts";

const knob = sftKnob("loss");

export const lossKnobs = [
  knob({
    id: "loss_type",
    schema: z.enum(["nll", "dft"]),
    default: "nll",
    label: "Loss",
    help: "Chooses what counts as a mistake: dft gives little weight to words the model finds very unlikely.",
    level: "advanced",
    choices: [
      { value: "nll", label: "Likelihood of the answer" },
      { value: "dft", label: "DFT: weighted by confidence" },
    ],
    feeds: [{ class: "SFTConfig", field: "loss_type" }],
    synonyms: ["cross entropy", "negative log-likelihood", "dft", "dynamic fine-tuning", "forgetting"],
  }),
  knob({
    id: "neftune_noise_alpha",
    schema: z.number().gt(0).max(50).nullable(),
    default: null,
    label: "Noise on the input",
    help: "Higher: more random noise is added to what the model reads, against learning by heart; empty adds none.",
    level: "expert",
    step: 1,
    feeds: [{ class: "SFTConfig", field: "neftune_noise_alpha" }],
    synonyms: ["neftune", "noise", "noisy embeddings", "regularization", "overfitting"],
  }),
];
