import type { EngineEvent } from "@facet/contracts/engine/engine-event";
import type { ProgressNow } from "./hold-lease.ts";

/** What the newest events say about how far a job is. Sent with each heartbeat. */
export function trackProgress() {
  let now: ProgressNow | null = null;
  const empty: ProgressNow = {
    phase: null,
    step: null,
    totalSteps: null,
    done: null,
    total: null,
    unit: null,
    loss: null,
    tokensPerSecond: null,
    etaSeconds: null,
  };

  function see(event: EngineEvent): void {
    if (event.type === "phase") {
      now = { ...(now ?? empty), phase: event.phase, done: null, total: null, unit: null, etaSeconds: null };
    }
    if (event.type === "progress") {
      const steps = event.unit === "steps" ? { step: event.done, totalSteps: event.total } : {};
      now = {
        ...(now ?? empty),
        done: event.done,
        total: event.total,
        unit: event.unit,
        etaSeconds: event.etaSeconds ?? null,
        ...steps,
      };
    }
    if (event.type === "metric") {
      const { loss, tokens_per_second: rate } = event.values;
      now = {
        ...(now ?? empty),
        step: event.step,
        ...(loss === undefined ? {} : { loss }),
        ...(rate === undefined ? {} : { tokensPerSecond: rate }),
      };
    }
  }

  return { see, progress: () => now };
}
