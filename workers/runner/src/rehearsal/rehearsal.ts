import type { EngineRequest } from "@facet/contracts/engine/engine-request";
import type { RehearsalPlan } from "@facet/env/rehearsal-plan";
import type { EventWriter } from "./event-writer.ts";

export interface Rehearsal {
  readonly request: EngineRequest;
  readonly events: EventWriter;
  readonly plan: RehearsalPlan;
  readonly stop: AbortSignal;
}

export type Rehearse = (rehearsal: Rehearsal) => Promise<Record<string, never>>;

/** Results are JSON by construction; the cast only says so to the compiler. */
export function asResult(value: object): Record<string, never> {
  return value as Record<string, never>;
}
