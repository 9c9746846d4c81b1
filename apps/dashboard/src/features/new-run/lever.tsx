"use client";
import { knobJson } from "@facet/contracts/training/knob-json";
import { findKnob } from "@facet/contracts/training/knobs/all-knobs";
import { NumberInput } from "@facet/ui/forms/number-input";
import { Select } from "@facet/ui/forms/select";
import type { FitPanelProps } from "@facet/ui/signature/fit-panel";
import { baseValues, turnKnob } from "@facet/ui/signature/knobs/knob-form-state";
import type { Draft } from "./draft.ts";

type Lever = NonNullable<FitPanelProps["lever"]>;

/** The control of the knob that a figure depends on most, to turn it where the figure stands. */
export function leverOf(draft: Draft, onChange: (changes: Partial<Draft>) => void): Lever {
  return (id) => {
    const knob = findKnob(id);
    if (knob === undefined) return undefined;
    const json = knobJson(knob);
    const value = id in draft.knobs ? draft.knobs[id] : baseValues(draft.preset)[id];
    const turn = (next: unknown) => onChange({ knobs: turnKnob(draft.knobs, draft.preset, id, next) });
    const isNumber = json.choices === null && (json.type === "integer" || json.type === "number");
    if (isNumber && typeof value === "number")
      return {
        label: knob.label,
        control: (
          <span className="w-24">
            <NumberInput
              aria-label={knob.label}
              value={value}
              onChange={(next) => next !== null && turn(next)}
              least={json.min ?? undefined}
              most={json.max ?? undefined}
              step={json.step ?? 1}
              factor={json.scale === "log" ? 2 : undefined}
              whole={json.type === "integer"}
              className="grid-cols-[minmax(0,1fr)]"
            />
          </span>
        ),
      };
    if (json.choices === null) return undefined;
    return {
      label: knob.label,
      control: (
        <span className="w-full">
          <Select
            aria-label={knob.label}
            value={JSON.stringify(value)}
            choices={json.choices.map((choice) => ({
              value: JSON.stringify(choice.value),
              label: choice.label,
            }))}
            onChange={(next) => turn(JSON.parse(next))}
          />
        </span>
      ),
    };
  };
}
