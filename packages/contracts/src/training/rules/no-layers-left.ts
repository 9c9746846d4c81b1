import type { Rule } from "./rule.ts";

/** Everything that would get an adapter is excluded. */
export const noLayersLeft: Rule = ({ tuning, target_modules: wanted, exclude_modules: excluded }) => {
  if (tuning === "full" || wanted === "all-linear" || excluded === null) return undefined;
  if (!wanted.every((name) => excluded.includes(name))) return undefined;
  return {
    code: "no_layers_left",
    level: "stop",
    knobs: ["exclude_modules", "target_modules"],
    sentence: `exclude_modules takes away all of target_modules (${wanted.join(", ")}), so nothing would be trained.`,
    fix: { sentence: "Exclude nothing", set: { exclude_modules: null } },
  };
};
