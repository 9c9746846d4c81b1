/** The moment `ms` after (or, negative, before) an ISO moment, as ISO with milliseconds. */
export function shift(iso: string, ms: number): string {
  return new Date(Date.parse(iso) + ms).toISOString();
}

/** Milliseconds from one ISO moment to another. */
export function span(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}

/** The last of some ISO moments; null when there is none. */
export function latest(moments: readonly (string | null)[]): string | null {
  return moments.reduce((last, one) => (one !== null && (last === null || one > last) ? one : last), null);
}
