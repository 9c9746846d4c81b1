/** A record that may go on over several lines. */
export interface CellParser {
  /**
   * Reads one line, which goes on with the open cell when there is one. Returns "open" when a quoted cell is not
   * closed yet, "bad-quote" when text follows a closing quote, "too-many" past the allowed number of cells, else the
   * record's cells and what stands behind a lone carriage return, which ends a record too.
   */
  readLine(line: string): "open" | "bad-quote" | "too-many" | ParsedRecord;
  /** Number of cells that are complete in the record now open. */
  completeCells(): number;
  reset(): void;
}

export interface ParsedRecord {
  readonly cells: string[];
  readonly rest: string | null;
}

function indexOrEnd(line: string, search: string, from: number): number {
  const index = line.indexOf(search, from);
  return index === -1 ? line.length : index;
}

/** RFC 4180 with a choice of delimiter. A quote inside a cell that does not begin with one stands for itself. */
export function createCellParser(delimiter: string, maxCells: number): CellParser {
  let cells: string[] = [];
  let open: string | null = null;

  function finish(rest: string | null): ParsedRecord {
    const record = { cells, rest };
    cells = [];
    open = null;
    return record;
  }

  /** Index behind the closing quote, or null when the line ends inside the cell. */
  function readQuoted(line: string, from: number): number | null {
    let text = open ?? "";
    let start = from;
    for (;;) {
      const end = line.indexOf('"', start);
      if (end === -1) {
        open = `${text}${line.slice(start)}\n`;
        return null;
      }
      text += line.slice(start, end);
      if (line.charCodeAt(end + 1) !== 0x22) {
        cells.push(text);
        open = null;
        return end + 1;
      }
      text += '"';
      start = end + 2;
    }
  }

  /** Index behind the cell. `lineReturn` is the first carriage return from there on, or the line's length. */
  function readBare(line: string, from: number, lineReturn: number): number {
    const end = Math.min(indexOrEnd(line, delimiter, from), lineReturn);
    cells.push(line.slice(from, end));
    return end;
  }

  function readLine(line: string): ReturnType<CellParser["readLine"]> {
    let lineReturn = -1;
    let at = 0;
    for (;;) {
      if (open !== null || line.charCodeAt(at) === 0x22) {
        const end = readQuoted(line, open === null ? at + 1 : at);
        if (end === null) return "open";
        at = end;
      } else {
        if (lineReturn < at) lineReturn = indexOrEnd(line, "\r", at);
        at = readBare(line, at, lineReturn);
      }
      if (at >= line.length) return finish(null);
      if (line[at] === "\r") return finish(at + 1 === line.length ? null : line.slice(at + 1));
      if (line[at] !== delimiter) return "bad-quote";
      if (cells.length >= maxCells) return "too-many";
      at += 1;
    }
  }

  return {
    readLine,
    completeCells: () => cells.length,
    reset() {
      cells = [];
      open = null;
    },
  };
}
