import type { Rule } from "./rule.ts";

/** Weights, gradient and two Adam moments in fp32. */
const bytesPerParameter = 16;

export const fullTuningOnCpu: Rule = ({ tuning }, { model, device }) => {
  const parameters = model?.parameters;
  if (tuning !== "full" || device?.kind !== "cpu" || parameters === undefined || parameters < 5e8)
    return undefined;
  const gigabytes = Math.ceil((parameters * bytesPerParameter) / 1e9);
  return {
    code: "full_tuning_on_cpu",
    level: "warning",
    knobs: ["tuning"],
    sentence: `Full tuning of this model needs about ${gigabytes} GB of memory before the first row, and is very slow on a processor.`,
    fix: { sentence: "Tune an adapter", set: { tuning: "lora" } },
  };
};
