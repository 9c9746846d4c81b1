import type { GlossaryWord } from "./entry.ts";

/** Words about learning. */
export const trainingWords = {
  "fine-tuning": {
    title: "Fine-tuning",
    explanation: "Teaching a model that already knows language to do one task your way, by examples.",
  },
  sft: {
    title: "Supervised fine-tuning",
    explanation: "The model learns to write the answers that stand in your rows.",
  },
  "base-model": {
    title: "Base model",
    explanation: "The model you start from. It stays as it is; what is learned becomes a model of its own.",
  },
  "instruction-tuned": {
    title: "Instruction-tuned",
    explanation: "A model that has already learned to answer in conversations. The usual one to start from.",
  },
  parameter: {
    title: "Parameter",
    explanation: "One of the numbers a model is made of. 135 M means 135 million of them.",
    more: "More parameters can hold more skill, and need more memory and time.",
  },
  adapter: {
    title: "Adapter",
    explanation: "A small file with what was learned. It works together with the base model.",
  },
  lora: {
    title: "LoRA",
    explanation: "Trains a small adapter beside the frozen model, so that far less memory is needed.",
  },
  "lora-rank": {
    title: "LoRA rank",
    explanation: "How much room the adapter has to learn. Higher needs more memory and makes a larger file.",
  },
  "lora-alpha": {
    title: "LoRA alpha",
    explanation: "How much the adapter weighs against the frozen model. Usually twice the rank.",
  },
  "full-tuning": {
    title: "Full tuning",
    explanation: "Trains every number of the model. It needs several times the memory of LoRA.",
  },
  knob: {
    title: "Knob",
    explanation: "A setting of a run. Those you leave alone keep what the preset says.",
  },
  preset: {
    title: "Preset",
    explanation: "A set of knobs that belong together: quick, balanced or thorough.",
  },
  recipe: {
    title: "Recipe",
    explanation: "A whole run as a small text file: model, data, knobs and exports. It repeats the run.",
  },
  step: {
    title: "Step",
    explanation: "The model reads one batch of rows and changes a little.",
  },
  epoch: {
    title: "Epoch",
    explanation: "One pass over all training rows.",
    more: "Too few and the task is not learned; too many and the model repeats rows by heart.",
  },
  batch: {
    title: "Batch",
    explanation: "The rows that are read together before the model changes.",
  },
  "gradient-accumulation": {
    title: "Gradient accumulation",
    explanation: "Adds up several batches before one step: a larger batch without more memory.",
  },
  "learning-rate": {
    title: "Learning rate",
    explanation: "How far each step changes the model. Too high breaks it, too low teaches little.",
  },
  "warm-up": {
    title: "Warm-up",
    explanation: "The first steps, in which the learning rate rises from zero. It calms the start.",
  },
  scheduler: {
    title: "Learning rate curve",
    explanation: "How the learning rate falls over the run. A rate that ends low lets the model settle.",
  },
  optimizer: {
    title: "Optimizer",
    explanation:
      "The rule that turns mistakes into changes of the model. AdamW is right for almost every run.",
  },
  "weight-decay": {
    title: "Weight decay",
    explanation: "Pulls what is learned towards zero, which holds back learning by heart.",
  },
  gradient: {
    title: "Gradient",
    explanation: "The direction in which the model must change to make fewer mistakes.",
  },
  "gradient-norm": {
    title: "Gradient norm",
    explanation: "How strongly a step pulls at the model. A sudden peak is a sign of an odd row.",
  },
  "gradient-clipping": {
    title: "Gradient clipping",
    explanation: "Cuts back unusually large steps, so that one bad row cannot break the run.",
  },
  loss: {
    title: "Loss",
    explanation:
      "How surprised the model is by the right answer. Lower is better; 0 would be knowing it by heart.",
  },
  "validation-loss": {
    title: "Validation loss",
    explanation: "The loss on rows that are not learned from. When it rises, the model learns by heart.",
  },
  overfitting: {
    title: "Overfitting",
    explanation:
      "Learning rows by heart instead of the task: training loss falls while validation loss rises.",
    more: "The checkpoint with the lowest validation loss is kept, so a run that overfits late has lost nothing.",
  },
  "early-stopping": {
    title: "Early stopping",
    explanation: "Ends a run by itself once validation no longer improves.",
  },
  checkpoint: {
    title: "Checkpoint",
    explanation:
      "The state of a run at one step, saved. A run that is interrupted goes on from the last one.",
  },
  "watch-prompt": {
    title: "Watched prompt",
    explanation: "A question the model answers at every checkpoint, so that you see it learn.",
  },
  seed: {
    title: "Seed",
    explanation: "The number that chance starts from. The same seed repeats the same run.",
  },
  precision: {
    title: "Precision",
    explanation:
      "How many digits the numbers have. bf16 has half as many as fp32: faster, and good enough to learn.",
  },
  "gradient-checkpointing": {
    title: "Recompute to save memory",
    explanation: "Inner results are computed twice instead of kept: less memory, slower steps.",
  },
} as const satisfies Record<string, GlossaryWord>;
