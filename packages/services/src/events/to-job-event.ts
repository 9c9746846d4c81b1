import type { EngineEvent } from "@facet/contracts/engine/engine-event";
import type { JobEvent } from "@facet/contracts/events/job-event";
import { createRedactor } from "@facet/log/redactor";
import type { NewEvent } from "./event-log.ts";

/** Twice what a line may have: one that is larger breaks the protocol and would burst a chunk. */
const lineBytes = 128 * 1024;

const redactor = createRedactor();

/** An engine line as it stands in the job's log; undefined for heartbeats, which say nothing to a reader. */
export function toJobEvent(line: EngineEvent, attempt: number, now: string): NewEvent | undefined {
  if (line.type === "heartbeat") return undefined;
  const event = { at: momentOf(line.at, now), attempt, line: line.line, type: line.type, data: dataOf(line) };
  const bytes = Buffer.byteLength(JSON.stringify(event.data));
  if (bytes <= lineBytes) return event;
  const message = `An engine line of ${bytes} bytes was left out: ${line.type}.`;
  return { ...event, type: "warning", data: { code: "engine_protocol", message, fix: null } };
}

/** The engine's own time, unless its clock is ahead of the store's. */
function momentOf(at: string, now: string): string {
  const ms = Date.parse(at);
  return Number.isNaN(ms) || ms > Date.parse(now) ? now : new Date(ms).toISOString();
}

function dataOf(event: Exclude<EngineEvent, { type: "heartbeat" }>): JobEvent["data"] {
  switch (event.type) {
    case "log":
      return { level: event.level, message: redactor.text(event.message) };
    case "warning":
      return { code: event.code, message: redactor.text(event.message), fix: event.fix ?? null };
    case "error": {
      const { code, place, fix, details } = event;
      const message = redactor.text(event.message);
      return {
        code,
        class: event.class,
        message,
        place: place ?? null,
        fix: fix ?? null,
        details: details ?? {},
      };
    }
    case "checkpoint": {
      const { step, metrics, best, files } = event;
      return { step, metrics, best, files: files.length, bytes: sum(files), committed: false };
    }
    case "artifact": {
      const { name, kind, files, details } = event;
      return { name, kind, files: files.length, bytes: sum(files), details };
    }
    case "metric":
      return {
        step: event.step,
        ...(event.epoch === undefined ? {} : { epoch: event.epoch }),
        values: event.values,
      };
    case "progress":
      return { done: event.done, total: event.total, unit: event.unit, etaSeconds: event.etaSeconds ?? null };
    case "hello":
      return {
        protocol: event.protocol,
        engineVersion: event.engineVersion,
        pid: event.pid,
        versions: event.versions,
      };
    case "phase":
      return { phase: event.phase, label: event.label };
    case "sample":
      return {
        step: event.step,
        index: event.index,
        prompt: event.prompt,
        text: event.text,
        model: event.model,
      };
    case "hardware":
      return { values: event.values };
    case "done":
      return { result: event.result };
  }
}

const sum = (files: readonly { readonly bytes: number }[]) =>
  files.reduce((bytes, file) => bytes + file.bytes, 0);
