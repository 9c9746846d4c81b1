import type { JobError, JobEvent, JobView } from "@facet/sdk/generated/types.gen";

/** [step, value] */
export type Point = readonly [step: number, value: number];
type JobState = JobView["state"];

interface Numbered {
  readonly seq: number;
  readonly at: string;
  readonly attempt: number;
}
export interface StateChange extends Numbered {
  readonly from: JobState | null;
  readonly to: JobState;
  readonly reason: string | null;
  readonly error: JobError | null;
}
export interface PhaseChange extends Numbered {
  readonly phase: string;
  readonly label: string;
}
export interface LogLine extends Numbered {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly message: string;
}
export interface Sample extends Numbered {
  readonly step: number;
  /** Which watched prompt, from 0. */
  readonly index: number;
  readonly prompt: JobEvent["data"][string];
  readonly text: string;
  readonly model: "base" | "tuned";
}
export interface CheckpointMade extends Numbered {
  readonly step: number;
  readonly best: boolean;
  readonly bytes: number;
  readonly artifactId: string;
}
export interface Notice extends Numbered {
  readonly level: "warning" | "error";
  readonly code: string;
  readonly message: string;
  readonly place: string | null;
  readonly fix: string | null;
}
export interface Progress extends Numbered {
  readonly done: number;
  readonly total: number | null;
  readonly unit: string;
  readonly etaSeconds: number | null;
}

export interface HardwareReading extends Numbered {
  /** By name, such as `gpu_memory_bytes`. */
  readonly values: Readonly<Record<string, number>>;
}

/** A job's story as far as this page knows it: built from its numbered events, each counted once. */
export interface JobStory {
  readonly jobId: string;
  /** Every event up to here is in. */
  readonly lastSeq: number;
  readonly lastAt: string | null;
  readonly attempt: number;
  readonly series: Readonly<Record<string, readonly Point[]>>;
  readonly states: readonly StateChange[];
  readonly phases: readonly PhaseChange[];
  readonly logs: readonly LogLine[];
  /** Log lines up to this number have not been read; 0: all are here. */
  readonly logsMissingUntil: number;
  readonly samples: readonly Sample[];
  readonly checkpoints: readonly CheckpointMade[];
  readonly notices: readonly Notice[];
  readonly hardware: readonly HardwareReading[];
  readonly progress: Progress | null;
  /** When each step was done, in ms since 1970: what draws curves over time. */
  readonly times: readonly Point[];
  /** Its last state is final: nothing will follow. */
  readonly ended: boolean;
}

export function emptyStory(jobId: string): JobStory {
  return {
    jobId,
    lastSeq: 0,
    lastAt: null,
    attempt: 0,
    series: {},
    states: [],
    phases: [],
    logs: [],
    logsMissingUntil: 0,
    samples: [],
    checkpoints: [],
    notices: [],
    hardware: [],
    progress: null,
    times: [],
    ended: false,
  };
}
