import type { UnnumberedEvent } from "./event-writer.ts";

/** Ends the rehearsal the way an engine would end: an error event, or none, and an exit code. */
export class RehearsalFault extends Error {
  readonly exitCode: number;
  readonly event: UnnumberedEvent | undefined;

  constructor(exitCode: number, event?: UnnumberedEvent) {
    super(`rehearsed end with code ${exitCode}`);
    this.exitCode = exitCode;
    this.event = event;
  }
}
