import type { GlossaryWord } from "./entry.ts";

/** Words about measuring: the verdict and the certificate. */
export const verdictWords = {
  verdict: {
    title: "Verdict",
    explanation:
      "Base and tuned model answer the same test rows. It says which is better, and how sure that is.",
  },
  evaluation: {
    title: "Evaluation",
    explanation: "Asking a model questions whose right answers are known, and counting.",
  },
  metric: {
    title: "Metric",
    explanation: "The rule that gives an answer its points. One is chosen before training and decides.",
  },
  "exact-match": {
    title: "Exact match",
    explanation:
      "1 when the answer is the same text as the right one, else 0. White space around it does not count.",
  },
  "json-equal": {
    title: "JSON equal",
    explanation: "1 when the answer is the same JSON value as the right one, whatever the order of its keys.",
  },
  "token-f1": {
    title: "Token F1",
    explanation: "How many words the answer and the right one share, from 0 to 1.",
  },
  perplexity: {
    title: "Perplexity",
    explanation:
      "Among how many equally likely tokens the model wavers. Lower is better; 1 is no doubt at all.",
  },
  interval: {
    title: "Interval",
    explanation:
      "Where the true difference lies with 95 % confidence. Its lower end is what you can count on.",
    more: "An interval that contains 0 means that these rows cannot tell the two models apart.",
  },
  "p-value": {
    title: "p-value",
    explanation: "How often chance alone would give a result this uneven. Below 5 % counts as real.",
  },
  mcnemar: {
    title: "McNemar test",
    explanation:
      "Looks only at rows where one model was right and the other wrong, and asks whether chance explains them.",
  },
  bootstrap: {
    title: "Bootstrap",
    explanation:
      "Draws the rows again many thousand times, to see how much the result depends on which rows there are.",
  },
  "greedy-decoding": {
    title: "Greedy decoding",
    explanation:
      "The model always takes its most likely token, so that the same question gives the same answer.",
  },
  "parity-certificate": {
    title: "Parity certificate",
    explanation: "Proof that an exported file behaves like the model that was trained, with figures.",
  },
  "teacher-forcing": {
    title: "Teacher forcing",
    explanation: "Both models read the same text, and after each token their predictions are compared.",
    more: "Free answers are not compared: the smallest rounding can change the whole rest of a text.",
  },
  "kl-divergence": {
    title: "KL divergence",
    explanation: "How far the predictions of two models are apart. 0 is equal.",
  },
  "hard-disagreement": {
    title: "Hard disagreement",
    explanation: "The file would say another token although the trained model was sure.",
  },
  signature: {
    title: "Signature",
    explanation: "Shows that a file comes from your platform and that nobody has changed it.",
  },
} as const satisfies Record<string, GlossaryWord>;
