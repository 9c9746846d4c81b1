import { knobs } from "@facet/contracts/training/knobs/all-knobs";
import { InvalidArgumentError } from "commander";

export type KnobChoices = Readonly<Record<string, string | number | boolean | null>>;

/** Adds one `--set knob=value` to those before it. The API says what is wrong with a knob or a value. */
export function collectKnob(text: string, before: KnobChoices): KnobChoices {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("Write it as knob=value.");
  const id = text.slice(0, at).trim();
  return { ...before, [id]: readValue(id, text.slice(at + 1).trim()) };
}

/** A number, yes or no, or nothing where the text reads so and the knob takes it; else the text itself. */
function readValue(id: string, text: string): string | number | boolean | null {
  const knob = knobs.find((one) => one.id === id);
  const readings = [
    text === "" ? text : Number(text),
    { true: true, false: false }[text],
    text === "null" ? null : undefined,
    text,
  ];
  const values = readings.filter((value) => value !== undefined && !Number.isNaN(value));
  const fitting =
    knob === undefined ? undefined : values.find((value) => knob.schema.safeParse(value).success);
  return fitting === undefined ? (values[0] ?? text) : fitting;
}
