/** Something about this machine stands in the way. `fix` says in one sentence what the person can do. */
export class SetupError extends Error {
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.name = "SetupError";
    this.fix = fix;
  }
}
