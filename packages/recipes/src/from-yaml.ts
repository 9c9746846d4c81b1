import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { Recipe } from "./recipe.ts";

export interface RecipeMistake {
  /** 1-based; null where no line can be named. */
  readonly line: number | null;
  /** Dotted path of the field, or empty for the whole text. */
  readonly field: string;
  readonly message: string;
  readonly fix: string;
}

export type ReadRecipe =
  | { readonly ok: true; readonly recipe: Recipe }
  | { readonly ok: false; readonly mistakes: readonly RecipeMistake[] };

/** Longer than any recipe; what is larger is not read at all. */
const mostCharacters = 256 * 1024;
const mostAliases = 100;

/** Reads a recipe. Says everything that is wrong with it, each with its line. Knob values are the API's to judge. */
export function fromYaml(text: string): ReadRecipe {
  if (text.length > mostCharacters)
    return refuse(null, "", `A recipe has at most ${mostCharacters} characters.`, "Is this the right file?");
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken !== undefined) {
    const { line } = lines.linePos(broken.pos[0]);
    return refuse(line, "", `This is not YAML: ${firstLine(broken.message)}`, "Correct that line.");
  }
  const value = readAll(document);
  if (value === undefined)
    return refuse(null, "", "The aliases of the text stand for too much.", "Write the values out.");
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return refuse(
      1,
      "",
      "A recipe is a list of fields with values.",
      "Begin with lines such as `baseModel: NAME`.",
    );
  const parsed = Recipe.safeParse(value);
  if (parsed.success) return { ok: true, recipe: parsed.data };
  return { ok: false, mistakes: parsed.error.issues.map((issue) => mistakeOf(issue, document, lines)) };
}

/** Undefined for a text that unfolds without end. */
function readAll(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: mostAliases }) ?? {};
  } catch {
    return undefined;
  }
}

function refuse(line: number | null, field: string, message: string, fix: string): ReadRecipe {
  return { ok: false, mistakes: [{ line, field, message, fix }] };
}

function mistakeOf(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): RecipeMistake {
  if (issue.code === "unrecognized_keys") {
    const path = [...issue.path, issue.keys[0] ?? ""];
    const known = Object.keys(Recipe.shape).join(", ");
    return {
      line: lineOf(document, lines, path),
      field: path.join("."),
      message: `There is no field ${issue.keys.join(", ")} here.`,
      fix:
        issue.path.length === 0 ? `The fields are ${known}. Knobs stand below \`knobs\`.` : "Leave it out.",
    };
  }
  return {
    line: lineOf(document, lines, issue.path),
    field: issue.path.join("."),
    message: issue.message,
    fix: "Correct the value, or leave the field out to take the default.",
  };
}

/** Line of the nearest part of the path that stands in the text. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number | null {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}

function firstLine(message: string): string {
  return (message.split("\n", 1)[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
}
