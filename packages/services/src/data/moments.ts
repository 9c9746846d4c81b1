/** The moment `ms` after (or, negative, before) an ISO moment, as ISO with milliseconds. */
export function shift(iso: string, ms: number): string {
  return new Date(Date.parse(iso) + ms).toISOString();
}

/** Milliseconds from one ISO moment to another. */
export function span(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}
