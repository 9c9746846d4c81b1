/** A backup or a restore that could not be done: cause, and what the person can do. Nothing half was left. */
export class BackupError extends Error {
  override readonly name = "BackupError";
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}
