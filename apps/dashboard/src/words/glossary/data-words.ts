import type { GlossaryWord } from "./entry.ts";

/** Words about rows and what becomes of them. */
export const dataWords = {
  dataset: {
    title: "Data set",
    explanation: "The rows a model learns from and is measured on, made from one file.",
  },
  "dataset-version": {
    title: "Version",
    explanation: "The rows as one import left them. A version never changes; a new file makes a new one.",
    more: "A run names its version, so that you can always see what a model has learned from.",
  },
  row: {
    title: "Row",
    explanation: "One example: a conversation, a prompt with its completion, or a text.",
  },
  "row-type": {
    title: "Row type",
    explanation: "What a row is made of: chat messages, a prompt with a completion, or one text.",
  },
  mapping: {
    title: "Mapping",
    explanation: "Which column of your file is what: the question, the answer, the system message.",
  },
  prompt: {
    title: "Prompt",
    explanation: "What the model is given: the question and all that stands before the answer.",
  },
  completion: {
    title: "Completion",
    explanation: "The answer that belongs to a prompt. The model learns to write it.",
    more: "A model with a chat template reads prompt and completion as a user's message and an assistant's answer.",
  },
  "reference-answer": {
    title: "Reference answer",
    explanation: "The right answer in a row. The model's own answer is compared with it.",
  },
  "system-message": {
    title: "System message",
    explanation:
      "An instruction before the conversation that says how to answer, such as a tone or a format.",
    more: "Send the same one later that stood in your rows: the model has learned to answer under it.",
  },
  role: {
    title: "Role",
    explanation: "Who speaks in a message: system, user, assistant or tool.",
  },
  "chat-template": {
    title: "Chat template",
    explanation: "The model's own way to write a conversation as one text, with marks for who speaks.",
    more: "Every model has learned one. Another one makes its answers worse, and nothing warns you.",
  },
  token: {
    title: "Token",
    explanation: "A piece of text that the model reads as one: a word, part of a word, or a sign.",
    more: "In English a token has about four letters. Lengths, memory and time are counted in tokens.",
  },
  tokenizer: {
    title: "Tokenizer",
    explanation: "Cuts text into tokens. Each model has its own.",
  },
  "special-token": {
    title: "Special token",
    explanation: "A mark that is no text, such as the end of an answer or the start of a message.",
  },
  "trained-token": {
    title: "Trained token",
    explanation: "A token the model learns to write. All others are only read.",
  },
  mask: {
    title: "Mask",
    explanation: "Says which tokens of a row are learned. Masked ones are read, but not learned.",
    more: "Usually the answers are learned and the questions are masked.",
  },
  "max-length": {
    title: "Longest row",
    explanation: "The most tokens a row may have. Longer rows are left out, or cut at their end.",
  },
  truncation: {
    title: "Cutting",
    explanation: "Taking off the end of a row that is too long. The model then never sees how it ends.",
  },
  preparation: {
    title: "Prepared rows",
    explanation: "Your rows as the tokens that the model will read. Training uses this very file.",
  },
  "refused-row": {
    title: "Refused row",
    explanation:
      "A row that cannot be used. It says where it stands, why it was refused, and how to mend it.",
  },
  "duplicate-row": {
    title: "Duplicate",
    explanation: "A row that comes twice. It is kept once, so that it does not count double.",
  },
  split: {
    title: "Split",
    explanation: "Rows are dealt to three piles: to learn from, to watch progress, and to judge by.",
    more: "Which pile a row goes to follows from its prompt and a seed, so that it is the same each time.",
  },
  "train-split": {
    title: "Training rows",
    explanation: "The rows that the model learns from.",
  },
  "validation-split": {
    title: "Validation rows",
    explanation: "Rows scored while training, to choose the best checkpoint. They are not learned from.",
  },
  "test-split": {
    title: "Test rows",
    explanation: "Rows kept away from training altogether. Only the verdict uses them.",
  },
  "held-out": {
    title: "Held-out file",
    explanation: "A file of your own to judge by. Its rows are kept out of training.",
    more: "The best one has other wordings than you train on: it then measures the skill, not the memory.",
  },
  leakage: {
    title: "Leakage",
    explanation:
      "A row to judge by that also stands in training. It makes the verdict look better than it is.",
  },
} as const satisfies Record<string, GlossaryWord>;
