import type { StateEventData } from "@facet/contracts/events/job-event";
import type { NewEvent } from "../events/event-log.ts";

export function stateEvent(at: string, attempt: number, data: StateEventData): NewEvent {
  return { at, attempt, type: "state", data: { ...data } };
}
