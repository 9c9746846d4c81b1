interface Line {
  text: string;
}

export interface LineSearch {
  query: string;
  /** How many lines were looked at; later ones are looked at when they come. */
  searched: number;
  /** Indexes of the lines that hold the query, ascending. */
  found: readonly number[];
  /** The ends of what was searched: other lines there mean another log. */
  ends: readonly [Line | undefined, Line | undefined];
}

export const noSearch: LineSearch = { query: "", searched: 0, found: [], ends: [undefined, undefined] };

/**
 * Lines that hold the query, whatever the case. Each line is read once for a query: new lines at the end cost only
 * themselves, and a query that goes on from the last one reads only what that had found.
 */
export function searchLines(
  lines: readonly Line[],
  query: string,
  before: LineSearch = noSearch,
): LineSearch {
  const wanted = query.toLowerCase();
  if (wanted === "") return noSearch;
  const holds = (index: number) => lines[index]?.text.toLowerCase().includes(wanted) === true;
  const known = isSameLog(lines, before) ? before : noSearch;
  const narrows = known.query !== "" && wanted.startsWith(known.query);
  const found = wanted === known.query ? [...known.found] : narrows ? known.found.filter(holds) : [];
  for (let index = narrows ? known.searched : 0; index < lines.length; index += 1) {
    if (holds(index)) found.push(index);
  }
  return { query: wanted, searched: lines.length, found, ends: [lines[0], lines.at(-1)] };
}

function isSameLog(lines: readonly Line[], { searched, ends }: LineSearch): boolean {
  return searched > 0 && lines[0] === ends[0] && lines[searched - 1] === ends[1];
}
