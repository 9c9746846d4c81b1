import type { AttemptFailure } from "../engine/engine-outcome.ts";

/** How a kind's handler says that its attempt ended badly. Anything else that is thrown is `platform`. */
export class AttemptFailed extends Error {
  override readonly name = "AttemptFailed";
  readonly failure: AttemptFailure;

  constructor(failure: AttemptFailure) {
    super(`${failure.code}: ${failure.message}`);
    this.failure = failure;
  }
}

/** The engine left because it was asked to, with its state saved. */
export class AttemptInterrupted extends Error {
  override readonly name = "AttemptInterrupted";
  readonly lastStep: number | null;

  constructor(lastStep: number | null) {
    super("interrupted");
    this.lastStep = lastStep;
  }
}
