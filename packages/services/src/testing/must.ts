/** The value, or an error that says what was missing: for what a test needs before it can promise anything. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`there is no ${what}`);
  return value;
}
