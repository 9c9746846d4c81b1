import type { Detection, Mapping } from "@facet/contracts/datasets/dataset";
import { parseList } from "../records/parse-list.ts";
import { excerptOf } from "../records/refusal.ts";
import { conversationNames, knownPairs, systemNames, textNames, toolsNames } from "./known-columns.ts";
import type { ColumnProfile } from "./profile-columns.ts";

type Fields = Readonly<Record<string, unknown>>;
type Found = Pick<Detection, "mapping" | "confidence" | "reason">;

/** A column counts when at least half of the sample fills it. */
const fillShare = 0.5;

/** Finds how the columns become rows, from a sample of records and the profile of its columns. */
export function detectMapping(sample: readonly Fields[], columns: readonly ColumnProfile[]): Found {
  if (sample.length === 0) return none("None of the first records can be read.");
  const filled = columns.filter(({ filled: count }) => count >= sample.length * fillShare);
  const find = (names: readonly string[], among = columns): string | null => {
    for (const name of names) {
      const column = among.find((candidate) => normalise(candidate.name) === name);
      if (column !== undefined) return column.name;
    }
    return null;
  };

  if (find(["chosen"], filled) !== null && find(["rejected"], filled) !== null) {
    const advice = "to train on the chosen answers, name a prompt and the chosen column";
    return none(
      `The columns "chosen" and "rejected" hold preferences, which are not a row type here; ${advice}.`,
    );
  }
  return (
    detectChat(sample, filled, find) ??
    detectPair(filled, columns, find) ??
    detectUnanswered(filled, columns, find) ??
    detectText(filled, find) ??
    none(`No known columns: ${describe(columns)}.`)
  );
}

type Find = (names: readonly string[], among?: readonly ColumnProfile[]) => string | null;

function detectChat(sample: readonly Fields[], filled: readonly ColumnProfile[], find: Find): Found | null {
  const conversations = filled
    .map(({ name }) => ({
      name,
      share: sample.filter((fields) => isConversation(fields[name])).length / sample.length,
    }))
    .filter(({ share }) => share >= fillShare);
  const names = conversations.map(({ name }) => name);
  const known = conversationNames.find((name) => names.some((candidate) => normalise(candidate) === name));
  const messages = names.find((name) => normalise(name) === known) ?? names[0];
  if (messages === undefined) return null;
  const tools = find(toolsNames);
  const withTools = tools === null ? "" : `, and "${tools}" the tools`;
  return {
    mapping: { type: "chat", messages, tools },
    confidence: known === undefined ? "likely" : "certain",
    reason: `Column "${messages}" holds lists of messages${withTools}.`,
  };
}

function detectPair(
  filled: readonly ColumnProfile[],
  columns: readonly ColumnProfile[],
  find: Find,
): Found | null {
  const usable = filled.filter(({ type }) => type !== "list" && type !== "object");
  for (const pair of knownPairs) {
    const prompt = find([pair.prompt], usable);
    const completion = find(pair.completions, usable);
    if (prompt === null || completion === null) continue;
    const texts = columns.filter(({ type }) => type === "text");
    const input = find(pair.inputs, texts);
    const system = find(systemNames, texts);
    const certain = pair.certain !== null && normalise(completion) === pair.certain;
    const more = [input, system].filter((name) => name !== null).map((name) => `"${name}"`);
    const also = more.length === 0 ? "" : `, with ${more.join(" and ")} where filled`;
    return {
      mapping: { type: "prompt-completion", prompt, completion, system, input },
      confidence: certain ? "certain" : "likely",
      reason: `Column "${prompt}" reads like the prompt and "${completion}" like its answer${also}.`,
    };
  }
  return null;
}

/** A column that by its name holds the answers, and is empty: rows without answers are refused, not taken for plain text. */
function detectUnanswered(
  filled: readonly ColumnProfile[],
  columns: readonly ColumnProfile[],
  find: Find,
): Found | null {
  for (const pair of knownPairs) {
    const prompt = find([pair.prompt], filled);
    const completion = pair.certain === null ? null : find([pair.certain], columns);
    if (prompt === null || completion === null) continue;
    return {
      mapping: { type: "prompt-completion", prompt, completion, system: null, input: null },
      confidence: "likely",
      reason: `Column "${prompt}" reads like the prompt and "${completion}" like its answer, but most answers are empty.`,
    };
  }
  return null;
}

function detectText(filled: readonly ColumnProfile[], find: Find): Found | null {
  const texts = filled.filter(({ type }) => type === "text");
  const named = find(textNames, texts);
  const [only] = texts;
  if (named === null && (texts.length !== 1 || only === undefined || filled.length !== 1)) return null;
  const text = named ?? only?.name ?? "";
  return {
    mapping: { type: "text", text },
    confidence: named === "text" ? "certain" : "likely",
    reason: `Column "${text}" holds text, and no other column reads like an answer.`,
  };
}

function isConversation(value: unknown): boolean {
  const list = parseList(value);
  const first = list?.[0];
  if (typeof first !== "object" || first === null) return false;
  return (
    ("role" in first || "from" in first) && ("content" in first || "value" in first || "tool_calls" in first)
  );
}

function normalise(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}

function describe(columns: readonly ColumnProfile[]): string {
  const shown = columns.slice(0, 8).map(({ name, type }) => `"${excerptOf(name).slice(0, 40)}" (${type})`);
  const more = columns.length > shown.length ? ` and ${columns.length - shown.length} more` : "";
  return shown.length === 0 ? "the records are empty" : `the file has ${shown.join(", ")}${more}`;
}

function none(reason: string): Found {
  return { mapping: null, confidence: "none", reason };
}

/** The row type that a mapping makes: with a system column, pairs become chats. */
export function rowTypeOf(mapping: Mapping): "chat" | "prompt-completion" | "text" {
  return mapping.type === "prompt-completion" && mapping.system !== null ? "chat" : mapping.type;
}
