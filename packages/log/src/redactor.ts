import { mask, secretCamelField, secretField, secretPatterns } from "./secret-patterns.ts";

export interface Redactor {
  /** Masks credentials in a text. */
  readonly text: (value: string) => string;
  /** A plain copy of any value, with credentials masked, errors and binary data spelled out, and size bounded. */
  readonly value: (value: unknown) => unknown;
  /** Masks this very value from now on, wherever it turns up: for secrets that are in use. */
  readonly add: (secret: string) => void;
}

const textLimit = 16 * 1024;
const depthLimit = 8;
const itemLimit = 200;
/** Shorter values would mask ordinary words. */
const shortestSecret = 6;

export function createRedactor(secrets: readonly string[] = []): Redactor {
  const known = new Set<string>();
  const add = (secret: string) => {
    if (secret.length >= shortestSecret) known.add(secret);
  };
  for (const secret of secrets) add(secret);

  const text = (value: string): string => {
    // Cut last: a credential that straddles the cut would not be recognised.
    let result = value.length > 4 * textLimit ? value.slice(0, 4 * textLimit) : value;
    for (const secret of known) result = result.replaceAll(secret, mask);
    for (const [pattern, replacement] of secretPatterns) result = result.replace(pattern, replacement);
    return result.length > textLimit || value.length > 4 * textLimit
      ? `${result.slice(0, textLimit)}… (${value.length} characters)`
      : result;
  };

  const field = (key: string, value: unknown, depth: number, seen: readonly object[]): unknown => {
    // Numbers and booleans say how many or whether, not what.
    const named = secretField.test(key) || secretCamelField.test(key);
    return named && value !== null && (typeof value === "string" || typeof value === "object")
      ? mask
      : redact(value, depth, seen);
  };

  const redact = (value: unknown, depth: number, seen: readonly object[]): unknown => {
    if (typeof value === "string") return text(value);
    if (typeof value === "bigint" || typeof value === "symbol" || typeof value === "function")
      return text(String(value));
    if (typeof value !== "object" || value === null) return value;
    if (seen.includes(value)) return "[seen above]";
    if (depth >= depthLimit) return "[too deep]";
    const within = [...seen, value];
    if (value instanceof Error) return errorFields(value, depth + 1, within);
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? "invalid date" : value.toISOString();
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
    if (value instanceof URL) return text(value.href);
    if (value instanceof Map) return redact(Object.fromEntries(value), depth, within);
    if (Array.isArray(value) || value instanceof Set) {
      const items = [...value];
      const shown = items.slice(0, itemLimit).map((item) => redact(item, depth + 1, within));
      return items.length > itemLimit ? [...shown, `… (${items.length} items)`] : shown;
    }
    const entries = Object.entries(value);
    return Object.fromEntries(
      entries.slice(0, itemLimit).map(([key, item]) => [text(key), field(key, item, depth + 1, within)]),
    );
  };

  const errorFields = (error: Error, depth: number, seen: readonly object[]): Record<string, unknown> => ({
    ...Object.fromEntries(Object.entries(error).map(([key, item]) => [key, field(key, item, depth, seen)])),
    name: error.name,
    message: text(error.message),
    ...(error.stack !== undefined && { stack: text(error.stack) }),
    ...(error.cause !== undefined && { cause: redact(error.cause, depth, seen) }),
  });

  return { text, add, value: (value) => redact(value, 0, []) };
}
