/** An error as the log keeps it: with its stack, which no caller ever sees. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
}
