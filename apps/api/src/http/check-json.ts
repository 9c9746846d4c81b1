import { FacetError } from "@facet/contracts/errors/facet-error";

/** Deeper than any shape of ours, far from where a stack ends. */
const maxDepth = 64;
/** Values in one body: what a schema refuses costs as much as what it takes. */
const maxValues = 50_000;

interface Options {
  /** Text may hold what no name may: control characters and halves of characters. For what engines say. */
  readonly anyText?: boolean;
}

interface Level {
  /** Names seen so far; undefined in an array. */
  readonly names: Set<string> | undefined;
  place: string | number;
}

/**
 * Refuses what `JSON.parse` takes in silence: a name given twice, nesting without end, a flood of values, and text that
 * cannot be stored as it came. Throws `invalid_json`, `invalid_request` or `too_large`; syntax is left to the parser.
 */
export function checkJson(text: string, { anyText = false }: Options = {}): void {
  const levels: Level[] = [];
  let values = 1;
  let isName = false;
  for (let at = 0; at < text.length; at += 1) {
    const level = levels.at(-1);
    switch (text.charAt(at)) {
      case "{":
      case "[": {
        if (levels.length >= maxDepth)
          throw new FacetError("invalid_json", `The body is nested more than ${maxDepth} deep.`);
        isName = text[at] === "{";
        levels.push(isName ? { names: new Set(), place: "" } : { names: undefined, place: 0 });
        break;
      }
      case "}":
      case "]":
        levels.pop();
        isName = false;
        break;
      case ",":
        values += 1;
        if (values > maxValues)
          throw new FacetError("too_large", `The body holds more than ${maxValues} values.`);
        isName = level?.names !== undefined;
        if (level !== undefined && !isName) level.place = Number(level.place) + 1;
        break;
      case ":":
        isName = false;
        break;
      case '"': {
        const end = endOfString(text, at);
        const word = text.slice(at, end + 1);
        if (isName && level?.names !== undefined) noteName(level, level.names, word, levels);
        else if (!anyText) refuseBrokenText(word, levels);
        at = end;
        break;
      }
    }
  }
}

/** Where the string that begins here ends; the end of the text when it does not. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1) {
    let slashes = 0;
    while (text[end - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

function noteName(level: Level, names: Set<string>, word: string, levels: readonly Level[]): void {
  const name = word.includes("\\") ? readString(word) : word.slice(1, -1);
  level.place = name;
  if (names.has(name))
    throw new FacetError("invalid_json", `${pointer(levels)} is given twice.`, {
      param: pointer(levels),
      fix: "Give each field once.",
    });
  names.add(name);
}

function refuseBrokenText(word: string, levels: readonly Level[]): void {
  if (!word.includes("\\u")) return;
  const value = readString(word);
  if (value.isWellFormed() && !value.includes("\0")) return;
  const place = pointer(levels);
  throw new FacetError(
    "invalid_request",
    `${place}: ${value.includes("\0") ? "the text holds a NUL character" : "the text holds half of a character"}`,
    { param: place, fix: "Send text that is valid Unicode, without NUL." },
  );
}

/** Text with a bad escape is none; the parser says so. */
function readString(word: string): string {
  try {
    return String(JSON.parse(word));
  } catch {
    return word;
  }
}

function pointer(levels: readonly Level[]): string {
  return levels.length === 0
    ? "body"
    : `/${levels.map(({ place }) => String(place).slice(0, 100).toWellFormed()).join("/")}`;
}
