import type { BaseModel } from "@facet/sdk/generated/types.gen";
import { formatCount } from "../terminal/format.ts";
import { formatPairs } from "../terminal/pairs.ts";

export function showBaseModel({ id, name, state, shape }: BaseModel): string {
  return formatPairs([
    ["Model", `${name} (${id}), ${state}`],
    [
      "Architecture",
      shape === null
        ? ""
        : `${shape.architecture}, ${Math.round(shape.parameters / 1e6)} M parameters, ${shape.layers} layers`,
    ],
    ["Context", shape === null ? "" : `${formatCount(shape.contextLength)} tokens`],
    [
      "Chat template",
      shape === null ? "" : shape.chatTemplate ? "yes" : "no: tune it on prompts and completions, or on text",
    ],
    ["Licence", shape === null ? "" : (shape.licence ?? "not stated")],
    ["Gated", shape?.gated === true ? "yes: its owner asks for consent, and for a token" : ""],
    ["Revision", shape?.revision ?? ""],
  ]);
}
