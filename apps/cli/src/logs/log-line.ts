import { z } from "zod";
import { formatPlain } from "./format-plain.ts";

const levels = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof levels)[number];

const Line = z.looseObject({
  time: z.iso.datetime(),
  level: z.enum(levels),
  name: z.string(),
  message: z.string(),
});

/** One line of a log, read. `fields` is null for text that a library printed. */
export interface LogLine {
  /** The process it is of: what its file is called. */
  readonly source: string;
  readonly text: string;
  /** ISO; of text without one, the time of the line before it. */
  readonly time: string;
  readonly fields: z.infer<typeof Line> | null;
}

export interface LogFilter {
  readonly job?: string;
  readonly request?: string;
  readonly attempt?: number;
  readonly level?: LogLevel;
}

export function readLogLine(source: string, text: string, before: string): LogLine {
  const parsed = text.startsWith("{") ? Line.safeParse(parse(text)) : undefined;
  return parsed?.success === true
    ? { source, text, time: parsed.data.time, fields: parsed.data }
    : { source, text, time: before, fields: null };
}

/** Text without fields says of no job and no level: it passes where nothing is asked for. */
export function matches({ fields }: LogLine, { job, request, attempt, level }: LogFilter): boolean {
  if (fields === null)
    return job === undefined && request === undefined && attempt === undefined && level === undefined;
  const isAbout = (wanted: string | undefined, ...names: string[]) =>
    wanted === undefined || names.some((name) => fields[name] === wanted);
  return (
    isAbout(job, "jobId", "fineTuneId") &&
    isAbout(request, "requestId") &&
    (attempt === undefined || fields.attempt === attempt) &&
    (level === undefined || levels.indexOf(fields.level) >= levels.indexOf(level))
  );
}

/** `12:30:05.123 api     warn  message  key=value ...` */
export function formatLogLine({ source, text, fields }: LogLine): string {
  if (fields === null) return `${" ".repeat(12)} ${source.padEnd(10)}       ${formatPlain(text)}`;
  const { time, level, name: _name, message, ...rest } = fields;
  const told = Object.entries(rest).map(([key, value]) => `${key}=${shown(value)}`);
  return [time.slice(11, 23), source.padEnd(10), level.padEnd(5), formatPlain(message), ...told].join(" ");
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return formatPlain(/^[^\s"]+$/.test(text) ? text : JSON.stringify(text));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
