import type { Knob } from "./knobs/knob.ts";
import { type ValuePart, valueParts } from "./value-parts.ts";

/** What a knob may be, in words: `"auto" or a number from 0.000001 to 0.1`. */
export function allowedValues(knob: Knob): string {
  const all = valueParts(knob).flatMap(inWords);
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} or ${all[all.length - 1]}`;
}

function inWords(part: ValuePart): readonly string[] {
  if (part.const !== undefined) return [JSON.stringify(part.const)];
  if (part.enum !== undefined) return part.enum.map((word) => JSON.stringify(word));
  switch (part.type) {
    case "null":
      return ["null"];
    case "boolean":
      return ["true", "false"];
    case "integer":
      return [`a whole number ${range(part)}`];
    case "number":
      return [`a number ${range(part)}`];
    case "array":
      return [part.items?.type === "string" ? "a list of names of layers" : "a list of numbers of blocks"];
    case "object":
      return [
        `a JSON object that gives names of layers a whole number ${range(part.additionalProperties ?? {})}`,
      ];
    case "string":
    case undefined:
      return ["a text"];
  }
}

function range({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: ValuePart): string {
  const low = minimum === undefined ? `above ${plain(exclusiveMinimum)}` : `from ${plain(minimum)}`;
  return `${low} ${maximum === undefined ? `to below ${plain(exclusiveMaximum)}` : `to ${plain(maximum)}`}`;
}

/** No exponents: `0.000001` rather than `1e-6`. */
function plain(value = Number.NaN): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 12, useGrouping: false });
}
