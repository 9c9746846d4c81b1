import { FacetError } from "@facet/contracts/errors/facet-error";
import type { ImportLimits } from "../../limits.ts";
import type { FileRecord } from "../../records/record.ts";
import { readable, unreadable } from "../../records/record.ts";
import type { Refusal } from "../../records/refusal.ts";
import { refuse } from "../../records/refusal.ts";
import { limitBlankLines, refuseBlankLines } from "../blank-lines.ts";
import { checkHeader } from "./check-header.ts";
import { createCellParser } from "./parse-cells.ts";

export interface CsvLine {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
  readonly valid: boolean;
  readonly tooLong: boolean;
}

export interface RecordAssembler {
  /** Adds the records that this line ends to `records`. */
  add(line: CsvLine, records: FileRecord[]): void;
  /** Settles what is open at the end of the file. */
  end(records: FileRecord[]): void;
  hasHeader(): boolean;
}

const sourceLength = 256;
/** Line breaks in one record; quoted cells hold a few. */
const mostLines = 10_000;
/** Characters that may be read again after broken quotes, on top of four times the file. */
const freeRereads = 16 * 1024 ** 2;

/**
 * Puts lines together to records. A quote that is never closed properly costs the line that opened it, no more: the
 * lines behind it are read again as records of their own. A budget keeps hostile quotes from making that slow.
 */
export function createRecordAssembler(delimiter: string, limits: ImportLimits): RecordAssembler {
  const parser = createCellParser(delimiter, limits.columns);
  let columns: string[] | null = null;
  let row = 0;
  let blanks = 0;
  let open: CsvLine[] = [];
  let openLength = 0;
  let readLength = 0;
  let rereadLength = 0;
  // Lines still to be read, the next one last.
  const waiting: CsvLine[] = [];

  function sourceOf(lines: readonly CsvLine[]): string {
    let source = "";
    for (const { text } of lines) {
      source += source === "" ? text.slice(0, sourceLength) : `\n${text.slice(0, sourceLength)}`;
      if (source.length > sourceLength) break;
    }
    return source;
  }

  function closeRecord(): CsvLine[] {
    const lines = open;
    open = [];
    openLength = 0;
    parser.reset();
    return lines;
  }

  function refuseLine(line: CsvLine, refusal: Refusal, records: FileRecord[]): void {
    if (columns === null) {
      throw new FacetError("unreadable_file", `The header cannot be read: ${refusal.reason}`, {
        fix: refusal.fix,
      });
    }
    row += 1;
    records.push(unreadable(row, refusal, line.text.slice(0, sourceLength)));
  }

  /** Refuses the open record's first line and reads the others again. */
  function giveUp(refusal: Refusal, records: FileRecord[]): void {
    rereadLength += openLength;
    const [first, ...others] = closeRecord();
    if (first === undefined) return;
    if (rereadLength > freeRereads + 4 * readLength) {
      throw new FacetError("unreadable_file", `The quotes do not pair up around line ${first.number}.`, {
        fix: 'Write a quote inside a quoted cell twice (""), and close each quoted cell.',
      });
    }
    refuseLine(first, refusal, records);
    for (const line of others.reverse()) waiting.push(line);
  }

  function unclosed(until: string): Refusal {
    return refuse(
      "bad_quote",
      null,
      `The quote that opens on line ${open[0]?.number ?? 0} is not closed ${until}.`,
    );
  }

  function finish(cells: readonly string[], records: FileRecord[]): void {
    const lines = closeRecord();
    const [first] = lines;
    if (first === undefined) return;
    if (lines.some(({ valid }) => !valid)) {
      refuseLine(
        first,
        refuse("invalid_utf8", null, `Line ${first.number} holds bytes that are not UTF-8.`),
        records,
      );
    } else if (columns === null) {
      columns = checkHeader(cells);
    } else if (cells.length !== columns.length) {
      const reason = `Line ${first.number} has ${cells.length} cells; the header names ${columns.length} columns.`;
      refuseLine(first, refuse("column_count", null, reason), records);
    } else {
      const fields: Record<string, unknown> = {};
      for (let index = 0; index < columns.length; index += 1) fields[columns[index] ?? ""] = cells[index];
      row += 1;
      records.push(readable(row, fields, sourceOf(lines)));
    }
  }

  function readLine(line: CsvLine, records: FileRecord[]): void {
    open.push(line);
    openLength += line.text.length + 1;
    const result = parser.readLine(line.text);
    if (result === "open") {
      if (openLength > limits.recordBytes || open.length > mostLines) {
        giveUp(unclosed(`within ${mostLines} lines or ${limits.recordBytes} characters`), records);
      } else if (columns !== null && parser.completeCells() >= columns.length) {
        giveUp(unclosed(`before line ${line.number}, where the record has too many cells`), records);
      }
    } else if (result === "too-many") {
      giveUp(
        refuse("column_count", null, `Line ${line.number} has more than ${limits.columns} cells.`),
        records,
      );
    } else if (result === "bad-quote") {
      const alone = open.length === 1;
      const reason = `Text follows the closing quote of a cell on line ${line.number}.`;
      giveUp(
        alone ? refuse("bad_quote", null, reason) : unclosed(`properly on line ${line.number}`),
        records,
      );
    } else {
      if (result.rest !== null) waiting.push({ ...line, text: result.rest });
      finish(result.cells, records);
    }
  }

  function readWaiting(records: FileRecord[]): void {
    for (let line = waiting.pop(); line !== undefined; line = waiting.pop()) {
      if (open.length === 0) {
        if (!line.tooLong && line.text.trim() === "") {
          if (columns !== null) blanks += 1;
          limitBlankLines(blanks, limits);
          continue;
        }
        if (blanks > 0) {
          records.push(refuseBlankLines(row + 1, blanks));
          row += blanks;
          blanks = 0;
        }
      }
      if (!line.tooLong) readLine(line, records);
      else if (open.length > 0) {
        waiting.push(line);
        giveUp(unclosed(`before line ${line.number}, which is too long`), records);
      } else {
        const reason = `Line ${line.number} is longer than ${Math.round(limits.recordBytes / 1024)} KiB.`;
        refuseLine(line, refuse("record_too_long", null, reason), records);
      }
    }
  }

  return {
    add(line, records) {
      readLength += line.text.length;
      waiting.push(line);
      readWaiting(records);
    },
    end(records) {
      while (open.length > 0) {
        giveUp(unclosed("before the end of the file"), records);
        readWaiting(records);
      }
    },
    hasHeader: () => columns !== null,
  };
}
