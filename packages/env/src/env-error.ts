/** Variables that cannot be used, all at once. The message names each with cause and fix, and shows no secret. */
export class EnvError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      [
        "The settings in the environment cannot be used:",
        ...problems.map((problem) => `  - ${problem}`),
      ].join("\n"),
    );
    this.name = "EnvError";
    this.problems = problems;
  }
}
