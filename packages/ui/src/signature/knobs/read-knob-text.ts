/** What a person wrote into a field for a list or a JSON object; undefined where it is neither. */
export function readKnobText(
  type: "list" | "map",
  items: "string" | "integer" | null,
  text: string,
): unknown {
  if (type === "map") {
    if (text.trim() === "") return {};
    try {
      const value: unknown = JSON.parse(text);
      return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
    } catch {
      return undefined;
    }
  }
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  if (parts.length === 0) return null;
  if (items !== "integer") return parts;
  const numbers = parts.flatMap(numbersOf);
  return numbers.some((one) => !Number.isInteger(one)) ? undefined : numbers;
}

/** `4` or a span like `20-23`. */
function numbersOf(part: string): number[] {
  const span = /^(\d{1,3})-(\d{1,3})$/.exec(part);
  if (span === null) return [Number(part)];
  const [from, to] = [Number(span[1]), Number(span[2])];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

export function knobText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "object") return Object.keys(value).length === 0 ? "" : JSON.stringify(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}
