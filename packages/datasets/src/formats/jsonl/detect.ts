import type { FileHead, Layout } from "../format.ts";
import { findListField } from "../json/find-list-field.ts";

const linesLooked = 20;
const jsonl: Layout = { format: "jsonl", delimiter: null, listField: null };

function parses(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** JSONL has a value on each line: known by its lines, not by the file's name, and in spite of some bad ones. */
export function detectJsonl({ text, whole }: FileHead): Layout | null {
  const ended = whole ? text : text.slice(0, text.lastIndexOf("\n") + 1);
  const lines = ended
    .split("\n", linesLooked * 4)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, linesLooked);
  const [first = text] = lines;
  // One list is JSON; a list on every line is JSONL whose records are of the wrong kind.
  if (first.startsWith("[")) return lines.length > 1 && parses(first) ? jsonl : null;
  if (lines.length < 2)
    return text.trimStart().startsWith("{") && findListField(text) === null ? detectOne(first) : null;

  const objects = lines.filter((line) => line.startsWith("{") && parses(line)).length;
  if (objects * 2 < lines.length && findListField(text) !== null) return null;
  const nearly = lines.filter((line) => /^\{.*\},?$/.test(line)).length;
  return objects > 0 || nearly * 2 > lines.length ? jsonl : null;
}

/** A file of one line, or one whose first line is longer than the head. */
function detectOne(line: string): Layout | null {
  return line.length > 1 ? jsonl : null;
}
