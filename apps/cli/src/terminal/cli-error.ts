/** What a command ends with, for scripts that call it. */
export const exitCodes = {
  ok: 0,
  failure: 1,
  usage: 2,
  /** Every step was done, but the figures are below what is expected. */
  belowExpectation: 3,
  notFound: 4,
  notAllowed: 5,
} as const;

/** A command cannot do what it was asked: place and cause, and what to do about it. */
export class CliError extends Error {
  readonly fix: string;
  readonly exitCode: number;

  constructor(message: string, fix: string, exitCode: number = exitCodes.failure) {
    super(message);
    this.name = "CliError";
    this.fix = fix;
    this.exitCode = exitCode;
  }
}
