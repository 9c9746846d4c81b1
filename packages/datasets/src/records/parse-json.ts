import type { Refusal } from "./refusal.ts";
import { refuse } from "./refusal.ts";
import { scanJson } from "./scan-json.ts";

export interface JsonLimits {
  readonly depth: number;
  readonly values: number;
}

/** A number whose spelling a double cannot keep; `JSON.stringify` writes it back as it stood. */
export interface RawNumber {
  readonly rawJSON: string;
}

// TypeScript's library has no types for this part of ECMAScript yet.
const exactJson: {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): RawNumber;
  isRawJSON(value: unknown): value is RawNumber;
} = JSON as never;

export function isRawNumber(value: unknown): value is RawNumber {
  return exactJson.isRawJSON(value);
}

/** Parses what a user wrote: duplicate keys, reserved keys and nesting are refused, and no number is rounded. */
export function parseJson(text: string, limits: JsonLimits): { readonly value: unknown } | Refusal {
  const { finding, inexactNumber } = scanJson(text, limits);
  if (finding?.kind === "too-deep") {
    return refuse("too_deep", null, `The record nests more than ${limits.depth} levels.`);
  }
  if (finding?.kind === "too-many-values") {
    return refuse("too_many_values", null, `The record has more than ${limits.values} values.`);
  }
  let value: unknown;
  try {
    value = inexactNumber ? parseExactly(text) : JSON.parse(text);
  } catch (error) {
    return refuse("invalid_json", null, explain(error), hint(text, error));
  }
  if (finding?.kind === "duplicate-key") {
    return refuse("duplicate_key", finding.key, `The field "${finding.key}" occurs twice in one object.`);
  }
  if (finding?.kind === "reserved-key") {
    return refuse("reserved_key", finding.key, `A field may not be named "${finding.key}".`);
  }
  return { value };
}

function parseExactly(text: string): unknown {
  return exactJson.parse(text, (_key, value, { source }) => {
    if (typeof value !== "number" || source === undefined || String(value) === source) return value;
    return exactJson.rawJSON(source);
  });
}

/** V8 quotes the text around the mistake; the row's excerpt shows it already. */
function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  const what = message
    .replace(/, (\.\.\.)?"[\s\S]*$/, "")
    .replace(/ in JSON at position (\d+).*$/s, " at character $1");
  return what.length > 0 && what.length < 120 ? `Not valid JSON: ${what}.` : "Not valid JSON.";
}

interface Hint {
  readonly pattern: RegExp;
  readonly fix: string;
  /** Only where the text could be read up to its end: a mistake before it is another. */
  readonly atEnd?: boolean;
}

const hints: readonly Hint[] = [
  { pattern: /^\s*[{[]\s*'/, fix: "Use double quotes; in Python, write with json.dumps." },
  {
    pattern: /[:[,]\s*(None|True|False)\b/,
    fix: "Write null, true, false; in Python, write with json.dumps.",
  },
  { pattern: /[:[,]\s*-?(NaN|Infinity)\b/, fix: "Write null or a number; JSON has no NaN and no Infinity." },
  { pattern: /^\s*(#|\/\/|\/\*)/, fix: "Remove the comment; JSON has none." },
  { pattern: /,\s*[}\]]/, fix: "Remove the comma before the closing bracket." },
  { pattern: /^\s*[{[]\s*$/, fix: "Write each record on one line (jq -c . file.json > file.jsonl)." },
  { pattern: /\}\s*,\s*$/, fix: "Remove the comma after the record." },
  { pattern: /^\s*\{[\s\S]*[^}\s]\s*$/, fix: "Close the record with } on the same line.", atEnd: true },
];

/** What a quote that was not escaped most often ends in. */
const betweenFields = /Expected ',' or '[}\]]'/;

function hint(text: string, error: unknown): string | undefined {
  const message = error instanceof Error ? error.message : "";
  const position = / at position (\d+)/.exec(message)?.[1];
  const isAtEnd = position === undefined || Number(position) >= text.trimEnd().length;
  const known = hints.find(({ pattern, atEnd }) => pattern.test(text) && (atEnd !== true || isAtEnd))?.fix;
  if (known !== undefined || !betweenFields.test(message)) return known;
  return 'Put a comma between two fields, and write a quote inside a text as \\".';
}
