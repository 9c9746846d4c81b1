/** Lists that belong to one record. */
const ofOneRecord = new Set(["messages", "conversations", "conversation", "tools", "functions"]);

/**
 * Field of a top-level object whose value is a list of objects, such as `data`; null when there is none in this text,
 * which may be cut anywhere.
 */
export function findListField(text: string): string | null {
  const token = /"((?:[^"\\\n]|\\.)*)"|[{}[\]:,]/g;
  let depth = 0;
  let key: string | null = null;
  let last: string | null = null;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [found, string] = match;
    if (string !== undefined) last = string;
    else if (found === ":" && depth === 1) key = last;
    else if (found === "," && depth === 1) key = null;
    else if (found === "}" || found === "]") {
      depth -= 1;
      if (depth === 0) return null;
    } else if (found === "{" || found === "[") {
      if (depth === 0 && found === "[") return null;
      const opensRecord = /^\s*\{(?!\s*"(?:role|from)"\s*:)/.test(
        text.slice(token.lastIndex, token.lastIndex + 4096),
      );
      if (depth === 1 && found === "[" && key !== null && !ofOneRecord.has(key) && opensRecord) return key;
      depth += 1;
    }
  }
  return null;
}
