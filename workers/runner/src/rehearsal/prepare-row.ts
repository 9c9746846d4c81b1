import { createHash } from "node:crypto";
import type { PreparationSettings } from "@facet/contracts/preparations/preparation";
import type { Turn } from "./turns-of.ts";

export interface PreparedRow {
  readonly ids: readonly number[];
  readonly labels: readonly number[];
  /** Tokens before any cut. */
  readonly length: number;
  readonly cut: number;
  readonly dropped: string | null;
}

const masked = -100;
const vocabulary = 256;

/** Words as tokens, each with the number that it always has, and a label where it is learned. */
export function prepareRow(turns: readonly Turn[], settings: PreparationSettings): PreparedRow {
  const { max_length: longest, train_on: trainOn, truncation } = settings;
  const isText = turns.every(({ role }) => role === "text");
  const last = turns.findLastIndex(({ role }) => role === "assistant");
  if (!isText && trainOn !== "all" && last < 0) return leftOut("no_assistant_turn", 0);
  const read = isText || trainOn === "all" ? turns : turns.slice(0, last + 1);
  const ids: number[] = [];
  const labels: number[] = [];
  for (const [at, { role, content }] of read.entries()) {
    const learned =
      isText || trainOn === "all" || (role === "assistant" && (trainOn === "all-assistant" || at === last));
    const words = [...(content.match(/\s*\S+/g) ?? []), "<end>"].map(numberOf);
    const opening = isText ? [] : [numberOf(`<${role}>`)];
    ids.push(...opening, ...words);
    labels.push(...opening.map(() => masked), ...(learned ? words : words.map(() => masked)));
  }
  labels[0] = masked;
  const length = ids.length;
  if (length <= longest) return { ids, labels, length, cut: 0, dropped: null };
  if (truncation === "drop") return leftOut("too_long", length);
  const kept = labels.slice(0, longest);
  if (kept.every((label) => label === masked)) return leftOut("answer_cut_off", length);
  return { ids: ids.slice(0, longest), labels: kept, length, cut: length - longest, dropped: null };
}

export function trainedTokens({ labels }: PreparedRow): number {
  return labels.filter((label) => label !== masked).length;
}

function leftOut(reason: string, length: number): PreparedRow {
  return { ids: [], labels: [], length, cut: 0, dropped: reason };
}

function numberOf(word: string): number {
  return createHash("sha256").update(word.trim()).digest().readUInt16BE(0) % vocabulary;
}
