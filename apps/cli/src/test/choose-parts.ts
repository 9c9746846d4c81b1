import type { TestPart } from "./test-part.ts";

/** The parts to run, in their own order; the names that are no part when there are any. */
export function chooseParts(
  known: readonly TestPart[],
  names: readonly string[],
  all: boolean,
): { parts: readonly TestPart[]; unknown: readonly string[] } {
  const unknown = names.filter((name) => !known.some((part) => part.name === name));
  const parts =
    names.length > 0
      ? known.filter((part) => names.includes(part.name))
      : known.filter((part) => all || !part.onlyWithAll);
  return { parts, unknown };
}
