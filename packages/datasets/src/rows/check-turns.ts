import type { Refusal } from "../records/refusal.ts";
import { refuse } from "../records/refusal.ts";
import type { CanonicalMessage } from "./message.ts";

/**
 * Checks what holds for every chat template; what one template refuses, preparing the data tells. `messages` ends with
 * the last answer, and is empty when there is none; `toolNames` is null when the record lists no tools.
 */
export function checkTurns(
  messages: readonly CanonicalMessage[],
  column: string,
  toolNames: readonly string[] | null,
): Refusal | null {
  if (messages.length === 0) return refuse("no_assistant_turn", column, "No message is from the assistant.");
  if (!messages.some(({ role }) => role === "user")) {
    return refuse("no_prompt", column, "No user message stands before the answer.");
  }
  for (const [index, { role, tool_calls: calls = [] }] of messages.entries()) {
    const field = `${column}[${index}]`;
    const before = messages[index - 1];
    if (role === "system" && index > 0) {
      return refuse("system_not_first", field, "A system message stands behind another message.");
    }
    if (role === "tool" && before?.role !== "tool" && before?.tool_calls === undefined) {
      return refuse("tool_result_without_call", field, "A tool result follows no tool call.");
    }
    const unknown = calls.find((call) => toolNames !== null && !toolNames.includes(call.function.name));
    if (unknown !== undefined) {
      const reason = `The tool "${unknown.function.name.slice(0, 60)}" is called but not listed.`;
      return refuse("unknown_tool", `${field}.tool_calls`, reason);
    }
  }
  return null;
}
