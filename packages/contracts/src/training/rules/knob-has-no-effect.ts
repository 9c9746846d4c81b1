import { knobs as allKnobs, findKnob, type KnobId } from "../knobs/all-knobs.ts";
import { holds } from "../knobs/condition.ts";
import { isTurned } from "./is-turned.ts";
import type { Rule } from "./rule.ts";

/** Rules of their own say more about these. */
const told: readonly string[] = ["num_train_epochs", "early_stopping_patience", "load_best_model_at_end"];

/** A knob that another knob's value switches off. */
export const knobHasNoEffect: Rule = (knobs, context) => {
  const idle = allKnobs.filter(
    ({ id, category, shownWhen }) =>
      shownWhen !== undefined &&
      !(category === "lora" && knobs.tuning === "full") &&
      !told.includes(id) &&
      !holds(shownWhen, knobs) &&
      isTurned(id, knobs, context),
  );
  const [first] = idle;
  if (first === undefined) return undefined;
  const ids: readonly KnobId[] = idle.map(({ id }) => id);
  return {
    code: "knob_has_no_effect",
    level: "warning",
    knobs: ids,
    sentence: `With the other knobs as they are, ${ids.join(", ")} ${ids.length === 1 ? "does" : "do"} nothing.`,
    fix: {
      sentence: ids.length === 1 ? `Put ${first.id} back` : "Put them back",
      set: Object.fromEntries(ids.map((id) => [id, findKnob(id)?.default])),
    },
  };
};
