import type { Refusal } from "../records/refusal.ts";
import { isRefusal, refuse } from "../records/refusal.ts";
import { messageContent } from "./message-content.ts";
import type { Role } from "./role.ts";
import { roleOf } from "./role.ts";
import type { ToolCall } from "./tool-call.ts";
import { toolCallsOf } from "./tool-call.ts";

/** Keys in the order in which they are written. */
export interface CanonicalMessage {
  readonly role: Role;
  readonly content: string;
  tool_calls?: readonly ToolCall[];
  name?: string;
  tool_call_id?: string;
}

const readKeys = new Set([
  "role",
  "from",
  "content",
  "value",
  "tool_calls",
  "function_call",
  "name",
  "tool_call_id",
  "weight",
]);

/** True when a message says something in a field that is not read. */
export function hasOtherFields(message: object): boolean {
  for (const key in message) {
    if (!readKeys.has(key) && (message as Record<string, unknown>)[key] !== null) return true;
  }
  return false;
}

/** A message as OpenAI (role, content) or ShareGPT (from, value) writes it. `field` is its place in the record. */
export function canonicalMessage(message: object, field: string): CanonicalMessage | Refusal {
  const {
    role: named,
    from,
    content,
    value,
    name,
    tool_call_id: callId,
    weight,
  } = message as Record<string, unknown>;
  const spoken = named ?? from;
  const role = roleOf(spoken);
  if (role === null) {
    const found = typeof spoken === "string" ? `the role "${spoken.slice(0, 40)}"` : "no role";
    return refuse("unknown_role", `${field}.role`, `A message has ${found}.`);
  }
  // Training on a turn that the data set's maker excluded would be worse than to refuse the row.
  if (weight !== undefined && weight !== null && weight !== 1) {
    return refuse(
      "weight_zero",
      `${field}.weight`,
      "`weight` excludes a turn from training, which rows cannot do here.",
    );
  }
  const calls = toolCallsOf(message, spoken, field);
  if (isRefusal(calls)) return calls;
  const isCallAlone = typeof spoken === "string" && spoken.toLowerCase() === "function_call";
  const text = isCallAlone
    ? ""
    : messageContent(content ?? value, `${field}.content`, {
        mayBeEmpty: calls.length > 0 || role === "tool",
      });
  if (isRefusal(text)) return text;

  const result: CanonicalMessage = { role, content: text };
  if (calls.length > 0) result.tool_calls = calls;
  if (typeof name === "string" && name !== "") result.name = name;
  if (typeof callId === "string" && callId !== "") result.tool_call_id = callId;
  return result;
}
