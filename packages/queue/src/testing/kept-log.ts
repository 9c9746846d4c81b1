import type { Log } from "@facet/ports/log";

/** A log that keeps its lines, for tests that ask what was said. */
export function keptLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep =
    (level: string) =>
    (message: string, fields: Record<string, unknown> = {}) =>
      void lines.push(`${level} ${message} ${JSON.stringify(fields)}`);
  const log = {
    lines,
    debug: keep("debug"),
    info: keep("info"),
    warn: keep("warn"),
    error: keep("error"),
    child: () => log,
  };
  return log;
}
