/** What a JSON text holds that `JSON.parse` would hide. */
export type JsonFinding =
  | { readonly kind: "too-deep" }
  | { readonly kind: "too-many-values" }
  | { readonly kind: "duplicate-key"; readonly key: string }
  | { readonly kind: "reserved-key"; readonly key: string };

export interface JsonScan {
  readonly finding: JsonFinding | null;
  /** True when a number would be written otherwise after parsing: 1e400, 12345678901234567890, 1.0, -0. */
  readonly inexactNumber: boolean;
}

interface Level {
  readonly keys: Set<string> | null;
}

const reserved = new Set(["__proto__"]);
const afterNumber = /[^0-9+\-.eE]/g;

/** Index of the quote that ends the string whose text begins at `from`, or the text's length. */
function findStringEnd(text: string, from: number): number {
  for (let end = text.indexOf('"', from); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (end - backslashes > from && text.charCodeAt(end - backslashes - 1) === 0x5c) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}

function decodeKey(raw: string): string {
  if (!raw.includes("\\")) return raw;
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}

function isExact(number: string): boolean {
  if (number.length < 16 && /^(0|-?[1-9]\d*)$/.test(number)) return true;
  return String(Number(number)) === number;
}

/**
 * Looks at the structure without building it, in one pass: safe on a text of any nesting. The text need not be
 * valid; a finding stands for what comes before the first mistake.
 */
export function scanJson(
  text: string,
  limits: { readonly depth: number; readonly values: number },
): JsonScan {
  const levels: Level[] = [];
  let values = 0;
  let inexactNumber = false;
  const found = (finding: JsonFinding): JsonScan => ({ finding, inexactNumber });

  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 0x22) {
      const end = findStringEnd(text, at + 1);
      const keys = levels.at(-1)?.keys ?? null;
      if (keys !== null) {
        let next = end + 1;
        while (text.charCodeAt(next) <= 0x20) next += 1;
        if (text.charCodeAt(next) === 0x3a) {
          const key = decodeKey(text.slice(at + 1, end));
          if (keys.has(key)) return found({ kind: "duplicate-key", key });
          if (reserved.has(key)) return found({ kind: "reserved-key", key });
          keys.add(key);
        }
      }
      at = end;
    } else if (char === 0x7b || char === 0x5b) {
      if (levels.length >= limits.depth) return found({ kind: "too-deep" });
      levels.push({ keys: char === 0x7b ? new Set() : null });
      values += 1;
    } else if (char === 0x7d || char === 0x5d) {
      levels.pop();
    } else if (char === 0x2c) {
      values += 1;
      if (values > limits.values) return found({ kind: "too-many-values" });
    } else if (!inexactNumber && (char === 0x2d || (char >= 0x30 && char <= 0x39))) {
      afterNumber.lastIndex = at;
      const end = afterNumber.exec(text)?.index ?? text.length;
      inexactNumber = !isExact(text.slice(at, end));
      at = end - 1;
    }
  }
  return { finding: null, inexactNumber };
}
