import type { Column } from "@facet/contracts/datasets/dataset";
import type { z } from "zod";
import { isRawNumber } from "../records/parse-json.ts";
import { excerptOf } from "../records/refusal.ts";

export type ColumnProfile = z.infer<typeof Column>;

const examplesShown = 3;
const exampleLength = 120;
const columnsShown = 200;
const longestName = 200;

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "list";
  if (typeof value === "number" || isRawNumber(value)) return "number";
  if (typeof value === "object") return "object";
  return typeof value === "boolean" ? "boolean" : "text";
}

function isFilled(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  return typeof value !== "string" || value.trim() !== "";
}

interface Seen {
  readonly types: Set<string>;
  readonly examples: string[];
  filled: number;
}

/** What stands in each column of a sample: its type, in how many records it is filled, and some examples. */
export function profileColumns(sample: readonly Readonly<Record<string, unknown>>[]): ColumnProfile[] {
  const columns = new Map<string, Seen>();
  for (const fields of sample) {
    for (const [name, value] of Object.entries(fields)) {
      let column = columns.get(name);
      if (column === undefined) {
        if (columns.size >= columnsShown || name.length > longestName) continue;
        column = { types: new Set(), filled: 0, examples: [] };
        columns.set(name, column);
      }
      if (!isFilled(value)) continue;
      column.types.add(typeOf(value));
      column.filled += 1;
      if (column.examples.length < examplesShown) {
        const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
        column.examples.push(excerptOf(text.slice(0, exampleLength)));
      }
    }
  }
  return [...columns].map(([name, { types, filled, examples }]) => ({
    name,
    type: types.size === 0 ? "empty" : types.size === 1 ? ([...types][0] ?? "empty") : "mixed",
    filled,
    examples,
  }));
}
