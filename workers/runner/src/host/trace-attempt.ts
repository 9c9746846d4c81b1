import type { EngineEvent } from "@facet/contracts/engine/engine-event";
import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import type { Span, Tracer } from "@facet/ports/tracer";

export interface AttemptTrace {
  /** What children of this attempt are a part of; undefined where nothing is traced. */
  traceparent(): string | undefined;
  /** A phase begins, and ends the one before it. */
  see(event: EngineEvent): void;
  end(outcome: string, error?: string): void;
}

/** The spans of one attempt: the whole, and each of its phases. */
export function traceAttempt(tracer: Tracer | undefined, claimed: Claimed): AttemptTrace {
  const { jobId, kind, attempt, traceparent: parent } = claimed;
  const attributes = { "facet.job_id": jobId, "facet.kind": kind, "facet.attempt": attempt };
  const whole = tracer?.start("job.attempt", { parent, attributes });
  let phase: Span | undefined;
  return {
    traceparent: () => phase?.traceparent ?? whole?.traceparent ?? parent,
    see(event) {
      if (event.type !== "phase") return;
      phase?.end();
      phase = tracer?.start(`phase.${event.phase}`, { parent: whole?.traceparent, attributes });
    },
    end(outcome, error) {
      phase?.end({ error });
      whole?.end({ attributes: { "facet.outcome": outcome }, error });
    },
  };
}
