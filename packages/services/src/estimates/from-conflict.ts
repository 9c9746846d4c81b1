import type { Finding } from "@facet/contracts/estimates/estimate";
import type { Conflict } from "@facet/contracts/training/rules/rule";

/** Knobs that contradict each other, as a finding. */
export function fromConflict(conflict: Conflict): Finding {
  return {
    level: conflict.level,
    code: conflict.code,
    message: conflict.sentence,
    knobs: [...conflict.knobs],
    fix: conflict.fix.sentence,
    fixKnobs: JSON.parse(JSON.stringify(conflict.fix.set)) as Finding["fixKnobs"],
  };
}
