import type { JobEvent } from "@facet/sdk/generated/types.gen";
import { addPoint } from "./add-point.ts";
import type {
  CheckpointMade,
  HardwareReading,
  JobStory,
  LogLine,
  Notice,
  PhaseChange,
  Point,
  Progress,
  Sample,
  StateChange,
} from "./job-story.ts";

type Data = JobEvent["data"];
const final: ReadonlySet<string> = new Set(["succeeded", "failed", "cancelled", "expired"]);

/**
 * The story with these events in it. Events that are in already change nothing, so a stream that was resumed too early
 * does no harm. What an event holds was checked by the API when it was stored.
 */
export function reduceStory(story: JobStory, events: readonly JobEvent[]): JobStory {
  const fresh = events.filter((event) => event.seq > story.lastSeq);
  const last = fresh.at(-1);
  if (last === undefined) return story;
  const of = (type: JobEvent["type"]) => fresh.filter((event) => event.type === type);
  const states = of("state").map(stateChange);
  return {
    ...story,
    lastSeq: last.seq,
    lastAt: last.at,
    attempt: Math.max(story.attempt, last.attempt),
    series: addMetrics(story.series, of("metric")),
    states: joined(story.states, states),
    phases: joined(story.phases, of("phase").map(phaseChange)),
    logs: joined(story.logs, of("log").map(logLine)),
    samples: joined(story.samples, of("sample").map(sample)),
    checkpoints: joined(story.checkpoints, of("checkpoint").flatMap(checkpoint)),
    notices: joined(story.notices, [...of("warning"), ...of("error")].map(notice)),
    hardware: joined(story.hardware, of("hardware").map(hardware)),
    progress: of("progress").map(progress).at(-1) ?? story.progress,
    times: addTimes(story.times, of("progress")),
    ended: story.ended || states.some((change) => final.has(change.to)),
  };
}

/** Keeps the same list when there is nothing to add: what did not change is not drawn again. */
function joined<Item>(before: readonly Item[], more: readonly Item[]): readonly Item[] {
  return more.length === 0 ? before : [...before, ...more];
}

function addMetrics(before: JobStory["series"], events: readonly JobEvent[]): JobStory["series"] {
  if (events.length === 0) return before;
  const changed = new Map<string, Point[]>();
  for (const { data } of events) {
    const step = number(data.step) ?? 0;
    for (const [name, value] of Object.entries(isRecord(data.values) ? data.values : {})) {
      if (typeof value !== "number") continue;
      const points = changed.get(name) ?? [...(before[name] ?? [])];
      addPoint(points, [step, value]);
      changed.set(name, points);
    }
  }
  return { ...before, ...Object.fromEntries(changed) };
}

function addTimes(before: JobStory["times"], events: readonly JobEvent[]): JobStory["times"] {
  const steps = events.filter(({ data }) => data.unit === "steps" && number(data.done) !== null);
  if (steps.length === 0) return before;
  const times = [...before];
  for (const { data, at } of steps) addPoint(times, [number(data.done) ?? 0, Date.parse(at)]);
  return times;
}

const numbered = ({ seq, at, attempt }: JobEvent) => ({ seq, at, attempt });

function stateChange(event: JobEvent): StateChange {
  // Safe: the platform writes these itself, as StateEventData.
  return { ...numbered(event), ...(event.data as unknown as Omit<StateChange, "seq" | "at" | "attempt">) };
}

function phaseChange(event: JobEvent): PhaseChange {
  return { ...numbered(event), phase: text(event.data.phase), label: text(event.data.label) };
}

export function logLine(event: JobEvent): LogLine {
  const level = text(event.data.level);
  const known = level === "debug" || level === "warn" || level === "error" ? level : "info";
  return { ...numbered(event), level: known, message: text(event.data.message) };
}

function sample(event: JobEvent): Sample {
  const { data } = event;
  return {
    ...numbered(event),
    step: number(data.step) ?? 0,
    index: number(data.index) ?? 0,
    prompt: data.prompt ?? null,
    text: text(data.text),
    model: data.model === "base" ? "base" : "tuned",
  };
}

/** The engine announces a checkpoint before it is kept: only the one that was committed counts. */
function checkpoint(event: JobEvent): CheckpointMade[] {
  const { data } = event;
  if (data.committed !== true) return [];
  return [
    {
      ...numbered(event),
      step: number(data.step) ?? 0,
      best: data.best === true,
      bytes: number(data.bytes) ?? 0,
      artifactId: text(data.artifactId),
    },
  ];
}

function notice(event: JobEvent): Notice {
  const { data } = event;
  return {
    ...numbered(event),
    level: event.type === "error" ? "error" : "warning",
    code: text(data.code),
    message: text(data.message),
    place: textOrNull(data.place),
    fix: textOrNull(data.fix),
  };
}

function hardware(event: JobEvent): HardwareReading {
  const values = isRecord(event.data.values) ? event.data.values : {};
  const numbers = Object.entries(values).flatMap(([name, value]) =>
    typeof value === "number" ? [[name, value] as const] : [],
  );
  return { ...numbered(event), values: Object.fromEntries(numbers) };
}

function progress(event: JobEvent): Progress {
  const { data } = event;
  return {
    ...numbered(event),
    done: number(data.done) ?? 0,
    total: number(data.total),
    unit: text(data.unit),
    etaSeconds: number(data.etaSeconds),
  };
}

const text = (value: Data[string] | undefined) => (typeof value === "string" ? value : "");
const textOrNull = (value: Data[string] | undefined) => (typeof value === "string" ? value : null);
const number = (value: Data[string] | undefined) => (typeof value === "number" ? value : null);
function isRecord(value: Data[string] | undefined): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
