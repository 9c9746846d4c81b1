import { defaultLimits } from "../limits.ts";
import { isRawNumber, parseJson } from "../records/parse-json.ts";
import type { Refusal } from "../records/refusal.ts";
import { isRefusal, refuse } from "../records/refusal.ts";

/** Keys in the order in which they are written. `arguments` keeps the order of the data. */
export interface ToolCall {
  id?: string;
  readonly type: "function";
  readonly function: { readonly name: string; readonly arguments: object };
}

function parseIfText(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const parsed = parseJson(value, defaultLimits);
  return isRefusal(parsed) ? undefined : parsed.value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isRawNumber(value);
}

function toolCall(value: unknown, field: string): ToolCall | Refusal {
  if (!isObject(value)) return refuse("bad_tool_call", field, "A tool call is not an object.");
  const called = isObject(value.function) ? value.function : value;
  const { name } = called;
  if (typeof name !== "string" || name === "")
    return refuse("bad_tool_call", `${field}.name`, "A tool call has no name.");
  const given = called.arguments ?? called.parameters ?? {};
  const parsed = given === "" ? {} : parseIfText(given);
  if (!isObject(parsed)) {
    return refuse("bad_tool_call", `${field}.arguments`, "A tool call's arguments are not a JSON object.");
  }
  const call = { type: "function", function: { name, arguments: parsed } } as const;
  return typeof value.id === "string" && value.id !== "" ? { id: value.id, ...call } : call;
}

/**
 * The tool calls of a message: `tool_calls`, OpenAI's old `function_call`, or the text of ShareGPT's turn
 * `function_call`. Arguments that are JSON text become objects, as chat templates expect them.
 */
export function toolCallsOf(message: object, spoken: unknown, field: string): readonly ToolCall[] | Refusal {
  const { tool_calls: many, function_call: one, content, value } = message as Record<string, unknown>;
  const place = `${field}.tool_calls`;
  let given: unknown = parseIfText(many ?? null);
  if (given === null && one !== null && one !== undefined) given = [parseIfText(one)];
  if (given === null && typeof spoken === "string" && spoken.toLowerCase() === "function_call") {
    const called = parseIfText(value ?? content);
    given = Array.isArray(called) ? called : [called];
  }
  if (given === null) return [];
  if (!Array.isArray(given)) return refuse("bad_tool_call", place, "`tool_calls` is not a list.");
  const calls: ToolCall[] = [];
  for (const [index, item] of given.entries()) {
    const call = toolCall(item, `${place}[${index}]`);
    if (isRefusal(call)) return call;
    calls.push(call);
  }
  return calls;
}
