import type { JobEvent, JobLogLine, LogLevel } from "@facet/contracts/events/job-event";
import { LogLevel as Level } from "@facet/contracts/events/job-event";

/** An event as a line that people read; undefined for what is drawn instead: metrics, progress, samples, hardware. */
export function toLogLine(event: JobEvent): JobLogLine | undefined {
  const told = tell(event);
  if (told === undefined) return undefined;
  const { seq, at, attempt, type } = event;
  return { seq, at, attempt, type, level: told[0], text: told[1] };
}

function tell({ type, data }: JobEvent): [LogLevel, string] | undefined {
  switch (type) {
    case "log": {
      const level = Level.safeParse(data.level);
      return [level.success ? level.data : "info", text(data.message)];
    }
    case "warning":
      return ["warn", sentences(data.message, data.fix)];
    case "error":
      return ["error", sentences(place(data.code, data.place), data.message, data.fix)];
    case "phase":
      return ["info", text(data.label) || text(data.phase)];
    case "state":
      return ["info", `${text(data.from) || "new"} -> ${text(data.to)}${bracketed(data.reason)}`];
    case "checkpoint":
      return ["info", `checkpoint of step ${text(data.step)}${data.committed === true ? " is kept" : ""}`];
    case "artifact":
      return ["info", `made ${text(data.name)}`];
    case "hello":
      return ["debug", `engine ${text(data.engineVersion)}, process ${text(data.pid)}`];
    case "done":
      return ["debug", "the engine is done"];
    case "metric":
    case "progress":
    case "sample":
    case "hardware":
      return undefined;
  }
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function bracketed(reason: unknown): string {
  return text(reason) === "" ? "" : ` (${text(reason)})`;
}

function place(code: unknown, where: unknown): string {
  return text(where) === "" ? `${text(code)}:` : `${text(code)}, ${text(where)}:`;
}

function sentences(...parts: readonly unknown[]): string {
  return parts
    .map(text)
    .filter((part) => part !== "")
    .join(" ");
}
