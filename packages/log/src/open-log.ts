import type { Log } from "@facet/ports/log";
import { pino } from "pino";
import { createRedactor, type Redactor } from "./redactor.ts";

export type LogLevel = "debug" | "info" | "warn" | "error";

export interface LogOptions {
  /** The process that writes: `api`, `runner`, ... */
  readonly name: string;
  readonly level?: LogLevel;
  /** Where the lines go; standard output unless told. */
  readonly destination?: { write(line: string): void };
  /** Shared with whoever learns of secrets at run time. */
  readonly redactor?: Redactor;
}

/**
 * One JSON object a line: `time` (ISO), `level`, `name`, `message`, then the fields. Written at once, so that a crash
 * loses no line. Logging never throws.
 */
export function openLog(options: LogOptions): Log {
  const redactor = options.redactor ?? createRedactor();
  const settings: pino.LoggerOptions = {
    level: options.level ?? "info",
    base: null,
    messageKey: "message",
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
  };
  return wrap(pino(settings, options.destination ?? pino.destination({ fd: 1, sync: true })), redactor, {
    name: options.name,
  });
}

const reserved = ["time", "level", "message"];

function wrap(logger: pino.Logger, redactor: Redactor, bound: Readonly<Record<string, unknown>>): Log {
  const write =
    (level: LogLevel) =>
    (message: string, fields: Record<string, unknown> = {}) => {
      if (!logger.isLevelEnabled(level)) return;
      try {
        logger[level](clean({ ...bound, ...fields }, redactor), redactor.text(message));
      } catch (error) {
        logger[level](
          { ...bound, unloggable: error instanceof Error ? error.name : "unknown" },
          redactor.text(message),
        );
      }
    };
  return {
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
    child: (fields) => wrap(logger, redactor, { ...bound, ...fields }),
  };
}

/** A field that is called like one of the line's own would make the line say it twice. */
function clean(fields: Record<string, unknown>, redactor: Redactor): Record<string, unknown> {
  const renamed = Object.entries(fields).map(([key, value]) => [
    reserved.includes(key) ? `${key}_` : key,
    value,
  ]);
  return redactor.value(Object.fromEntries(renamed)) as Record<string, unknown>;
}
