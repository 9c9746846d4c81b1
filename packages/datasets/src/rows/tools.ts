import { defaultLimits } from "../limits.ts";
import { parseJson } from "../records/parse-json.ts";
import type { Refusal } from "../records/refusal.ts";
import { isRefusal, refuse } from "../records/refusal.ts";

export interface Tool {
  readonly type: "function";
  readonly function: { readonly name: string };
}

function withoutNulls(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null));
}

function canonicalTool(value: unknown): Tool | null {
  if (typeof value !== "object" || value === null) return null;
  const inner = "function" in value ? value.function : value;
  if (typeof inner !== "object" || inner === null || !("name" in inner)) return null;
  const { name, description, parameters, type: _type, ...others } = withoutNulls(inner);
  if (typeof name !== "string" || name === "") return null;
  const described = description === undefined ? {} : { description };
  const typed = parameters === undefined ? {} : { parameters };
  return { type: "function", function: { name, ...described, ...typed, ...others } };
}

/** The tools a record offers, as a list or as JSON text. Missing, null and empty are all no tools. */
export function canonicalTools(value: unknown, field: string): readonly Tool[] | Refusal {
  if (value === null || value === undefined) return [];
  let list: unknown = value;
  if (typeof value === "string") {
    if (value.trim() === "") return [];
    const parsed = parseJson(value, defaultLimits);
    if (isRefusal(parsed)) return refuse("bad_tools", field, `"${field}" is text, but not JSON.`);
    list = parsed.value;
  }
  if (!Array.isArray(list)) return refuse("bad_tools", field, `"${field}" is not a list of tools.`);
  const tools: Tool[] = [];
  for (const [index, item] of list.entries()) {
    const tool = canonicalTool(item);
    if (tool === null)
      return refuse("bad_tools", `${field}[${index}]`, "A tool is not an object with a name.");
    tools.push(tool);
  }
  return tools;
}
