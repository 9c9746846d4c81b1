import { findKnob } from "@facet/contracts/training/knobs/all-knobs";
import { expect, test } from "vitest";
import { usualSettings } from "./usual-settings.ts";

test("rows are shown as a run with nothing changed would read them", () => {
  for (const [knob, value] of Object.entries(usualSettings))
    expect(findKnob(knob)?.default, knob).toBe(value);
});
