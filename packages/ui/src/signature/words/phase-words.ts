/** What each phase of a job is, as it stands in a sentence: "loading the model". */
const phases: Readonly<Record<string, string>> = {
  fetch: "fetching what it needs",
  find: "asking the Hub",
  download: "downloading the files",
  "verify-source": "checking the file",
  verify: "checking the model",
  copy: "reading the weights",
  import: "reading the rows",
  "load-tokenizer": "loading the tokenizer",
  prepare: "turning rows into tokens",
  "load-libraries": "loading the libraries",
  "load-model": "loading the model",
  "load-rows": "reading the held-out rows",
  "fit-check": "trying the largest step",
  train: "training",
  validate: "validating",
  save: "saving the result",
  "evaluate-base": "asking the base model",
  "evaluate-tuned": "asking the tuned model",
  grade: "grading the answers",
  "parity-reference": "measuring the trained model",
  merge: "merging and saving",
  convert: "writing the file",
  parity: "comparing each file with the trained model",
};

/** In words; a phase that is not known here is told by its own name. */
export function phaseWords(phase: string): string {
  return phases[phase] ?? phase.replaceAll("-", " ");
}
