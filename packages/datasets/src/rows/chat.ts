import type { Mapping } from "@facet/contracts/datasets/dataset";
import { parseList } from "../records/parse-list.ts";
import type { Refusal } from "../records/refusal.ts";
import { isRefusal, refuse } from "../records/refusal.ts";
import type { CanonicalContent } from "./canonical-content.ts";
import { checkTurns } from "./check-turns.ts";
import type { CanonicalMessage } from "./message.ts";
import { canonicalMessage, hasOtherFields } from "./message.ts";
import type { NoteCode } from "./notes.ts";
import { hasControlToken } from "./notes.ts";
import { roleOf } from "./role.ts";
import { canonicalTools } from "./tools.ts";

type ChatMapping = Extract<Mapping, { type: "chat" }>;

/** `{"messages": [...], "tools"?: [...]}` that ends with an answer. */
export function canonicalChat(
  fields: Readonly<Record<string, unknown>>,
  mapping: ChatMapping,
): CanonicalContent | Refusal {
  const notes = new Set<NoteCode>();
  const read = readMessages(fields, mapping.messages, notes);
  if (isRefusal(read)) return read;
  const tools = mapping.tools === null ? [] : canonicalTools(fields[mapping.tools], mapping.tools);
  if (isRefusal(tools)) return tools;

  const lastAnswer = read.findLastIndex(({ role }) => role === "assistant");
  const messages = read.slice(0, lastAnswer + 1);
  const toolNames = tools.map((tool) => tool.function.name);
  const refusal = checkTurns(messages, mapping.messages, tools.length === 0 ? null : toolNames);
  if (refusal !== null) return refusal;
  if (messages.length < read.length) notes.add("trailing_turns_trimmed");

  const content = JSON.stringify(tools.length === 0 ? { messages } : { messages, tools });
  // What the checks of each text do not reach: names, and the data's own shapes in arguments and tools.
  if (content.includes("\\u")) {
    const strange = checkAll({ messages, tools }, mapping.messages);
    if (strange !== null) return strange;
  }
  if (hasControlToken(content)) notes.add("special_tokens_in_text");
  const asked = messages.slice(0, -1).map(({ role, content: text }) => `${role}\n${text}`);
  return { type: "chat", content, prompt: asked.join("\n"), notes: [...notes] };
}

function readMessages(
  fields: Readonly<Record<string, unknown>>,
  column: string,
  notes: Set<NoteCode>,
): CanonicalMessage[] | Refusal {
  const value = Object.hasOwn(fields, column) ? fields[column] : undefined;
  if (value === undefined || value === null) {
    return refuse(
      "missing_field",
      column,
      value === null ? `"${column}" is null.` : `The record has no field "${column}".`,
    );
  }
  const list = parseList(value);
  if (list === null) return refuse("no_messages", column, `"${column}" is not a list of messages.`);
  if (list.length === 0) return refuse("no_messages", column, `"${column}" is an empty list.`);

  const messages: CanonicalMessage[] = [];
  for (const [index, item] of list.entries()) {
    const field = `${column}[${index}]`;
    if (typeof item !== "object" || item === null || Array.isArray(item)) {
      return refuse("wrong_type", field, "A message is not an object.");
    }
    if (isEmptySystem(item)) {
      notes.add("empty_system_dropped");
      continue;
    }
    const message = canonicalMessage(item, field);
    if (isRefusal(message)) return message;
    if (hasOtherFields(item)) notes.add("message_fields_ignored");
    messages.push(message);
  }
  return messages;
}

/** Many exports write the system turn of every chat, filled or not. */
function isEmptySystem(message: object): boolean {
  const { role, from, content, value } = message as Record<string, unknown>;
  const text = content ?? value ?? "";
  return roleOf(role ?? from) === "system" && typeof text === "string" && text.trim() === "";
}

/** Finds text that cannot be stored, wherever it stands. */
function checkAll(value: unknown, field: string): Refusal | null {
  let refusal: Refusal | null = null;
  JSON.stringify(value, (key, item: unknown) => {
    for (const text of [key, item]) {
      if (typeof text !== "string") continue;
      if (!text.isWellFormed()) {
        refusal ??= refuse("invalid_unicode", field, `"${field}" holds half of a surrogate pair.`);
      } else if (text.includes("\0"))
        refusal ??= refuse("nul_character", field, `"${field}" holds a NUL character.`);
    }
    return item;
  });
  return refusal;
}
