import type { Rule } from "./rule.ts";

/** A GPU without bf16 refuses it; a CPU without it computes the same slowly. */
export const bf16NotThere: Rule = ({ precision }, { device }) => {
  if (precision !== "bf16" || device?.bf16 !== false) return undefined;
  return {
    code: "bf16_not_there",
    level: device.kind === "cuda" ? "stop" : "warning",
    knobs: ["precision"],
    sentence: `This ${device.kind === "cuda" ? "GPU has no bf16" : "processor has no instructions for bf16, so it would be slower than fp32"}.`,
    fix: { sentence: "Let the machine decide", set: { precision: "auto" } },
  };
};
