export interface Category {
  readonly id: KnobCategory;
  readonly label: string;
  readonly sentence: string;
}

export type KnobCategory =
  | "schedule"
  | "optimizer"
  | "batch"
  | "precision"
  | "lora"
  | "loss"
  | "data"
  | "evaluation"
  | "checkpoint"
  | "samples"
  | "limits";

/** In the order in which forms and pages show them. */
export const categories: readonly Category[] = [
  {
    id: "schedule",
    label: "Learning schedule",
    sentence: "How long the model learns, and how fast at which time.",
  },
  { id: "lora", label: "What is tuned", sentence: "A small adapter on chosen layers, or all weights." },
  { id: "data", label: "Data", sentence: "How much of a row the model sees, and what it learns from." },
  {
    id: "batch",
    label: "Batches and order",
    sentence: "How many rows make one step, and in which order they come.",
  },
  { id: "optimizer", label: "Optimizer", sentence: "How a gradient becomes a change of the weights." },
  { id: "loss", label: "Loss", sentence: "What counts as a mistake." },
  {
    id: "evaluation",
    label: "Validation",
    sentence: "How progress is measured on rows that are not trained.",
  },
  { id: "checkpoint", label: "Checkpoints and log", sentence: "How often progress is kept and reported." },
  { id: "samples", label: "Samples", sentence: "Answers of the model to watch while it learns." },
  {
    id: "precision",
    label: "Precision and memory",
    sentence: "What is exchanged between memory, speed and exactness.",
  },
  { id: "limits", label: "Limits", sentence: "What stops a run, and how much of the machine it may use." },
];
