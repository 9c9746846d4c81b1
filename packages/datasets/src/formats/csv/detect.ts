import { FacetError } from "@facet/contracts/errors/facet-error";
import { defaultLimits } from "../../limits.ts";
import { excerptOf } from "../../records/refusal.ts";
import type { FileHead, Layout } from "../format.ts";
import { createCellParser } from "./parse-cells.ts";

const delimiters = [",", ";", "\t", "|"] as const;
const linesLooked = 400;

/** The records of a head, as far as they are whole; broken ones are left to the reader. */
function splitHead(lines: readonly string[], delimiter: string): string[][] {
  const parser = createCellParser(delimiter, defaultLimits.columns);
  const records: string[][] = [];
  for (const line of lines) {
    const result = parser.readLine(line);
    if (result === "bad-quote" || result === "too-many") parser.reset();
    else if (result !== "open") records.push(result.cells);
  }
  return records;
}

interface Candidate {
  readonly delimiter: string;
  readonly records: readonly string[][];
  readonly columns: number;
  /** Share of the records with as many cells as the header. */
  readonly share: number;
}

function tryDelimiter(lines: readonly string[], delimiter: string): Candidate {
  const records = splitHead(lines, delimiter);
  const columns = records[0]?.length ?? 0;
  const same = records.filter((cells) => cells.length === columns).length;
  return { delimiter, records, columns, share: records.length === 0 ? 0 : same / records.length };
}

/** A label that stands in line 1 and again below it is no name of a column. */
function refuseMissingHeader(records: readonly string[][]): void {
  const [header = [], ...rows] = records;
  header.forEach((cell, index) => {
    if (cell.trim() === "" || rows.filter((row) => row[index] === cell).length < 2) return;
    throw new FacetError(
      "unreadable_file",
      `Line 1 must name the columns, and cell ${index + 1}, "${excerptOf(cell).slice(0, 60)}", is a value of the lines below it.`,
      { fix: "Put a line with the names of the columns first, such as prompt,completion." },
    );
  });
}

/** Any text may be CSV, so it is tried last. The delimiter is the one that gives most lines the header's width. */
export function detectCsv({ text, whole }: FileHead): Layout | null {
  if (!whole && !text.includes("\n") && text.includes("\r")) {
    throw new FacetError(
      "unreadable_file",
      "The lines end with lone carriage returns, as on old Macintosh systems.",
      {
        fix: "Save the file as CSV UTF-8 with line feeds, and upload it again.",
      },
    );
  }
  const lastEnd = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
  const ended = whole || lastEnd === -1 ? text : text.slice(0, lastEnd);
  const lines = ended.split(/\r?\n|\r/, linesLooked).filter((line) => line.trim() !== "");
  const candidates = delimiters.map((delimiter) => tryDelimiter(lines, delimiter));
  const wide = candidates.filter(({ columns }) => columns > 1);
  const best = wide.sort((a, b) => b.share - a.share || b.columns - a.columns)[0] ?? candidates[0];
  if (best === undefined) return null;
  refuseMissingHeader(best.records);
  return { format: "csv", delimiter: best.delimiter, listField: null };
}
