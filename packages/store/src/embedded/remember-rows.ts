/** A document as it was parsed when it was last read. */
export interface RememberedRow {
  readonly data: unknown;
  readonly revision: number;
}

export interface RememberedRows {
  find(place: string): RememberedRow | undefined;
  /** `size` of the body as text; a large one is not kept. */
  keep(place: string, row: RememberedRow, size: number): void;
  forget(place: string): void;
}

const mostRows = 2000;
const mostCharacters = 4096;

/**
 * Small documents that were read, so that a key or a job that every request asks for is not fetched and parsed each time.
 * One process owns the file and every write of it comes through here: what stands here is what the file says. Absence
 * is not remembered. Past its size the oldest go.
 */
export function rememberRows(): RememberedRows {
  const rows = new Map<string, RememberedRow>();
  return {
    find: (place) => rows.get(place),
    keep(place, row, size) {
      if (size > mostCharacters) return;
      if (rows.size >= mostRows) {
        const [oldest] = rows.keys();
        if (oldest !== undefined) rows.delete(oldest);
      }
      rows.set(place, row);
    },
    forget: (place) => void rows.delete(place),
  };
}

/** A copy of a JSON value that shares nothing with it. */
export function copyJson<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  // Each has the type of what it is made from.
  if (Array.isArray(value)) return value.map(copyJson) as T;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyJson(item)])) as T;
}
