import type { ResolvedKnobs } from "./knobs/all-knobs.ts";

export type PresetId = "quick" | "balanced" | "thorough";

export interface Preset {
  readonly id: PresetId;
  readonly label: string;
  readonly sentence: string;
  /** Only what differs from the knobs' own defaults. */
  readonly knobs: Partial<ResolvedKnobs>;
}

/** Starting points, from the fastest to the most careful. */
export const presets: readonly Preset[] = [
  {
    id: "quick",
    label: "Quick",
    sentence:
      "A few minutes on a laptop: 45 steps at a high learning rate, enough to see whether the data teaches.",
    knobs: { max_steps: 45, learning_rate: 1e-3, max_length: 512, eval_max_rows: 50 },
  },
  {
    id: "balanced",
    label: "Balanced",
    sentence:
      "Three passes over the data at the usual settings; keeps the checkpoint with the lowest validation loss.",
    knobs: {},
  },
  {
    id: "thorough",
    label: "Thorough",
    sentence: "A larger adapter and up to five passes; stops by itself once validation no longer improves.",
    knobs: {
      num_train_epochs: 5,
      lr_scheduler_type: "cosine",
      gradient_accumulation_steps: 2,
      lora_r: 32,
      lora_alpha: 64,
      lora_dropout: 0.05,
      eval_max_rows: 500,
      early_stopping_patience: 3,
      max_length: 2048,
    },
  },
];
