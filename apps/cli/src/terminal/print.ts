/** The result of a command on standard output: JSON for programs, or text for people. */
export function print(asJson: boolean | undefined, data: unknown, text: () => string): void {
  process.stdout.write(asJson === true ? `${JSON.stringify(data, null, 2)}\n` : text());
}

/** What a command has done: the thing as JSON for programs on standard output, or a line to whoever waits. */
export function tell(asJson: boolean | undefined, data: unknown, line: string): void {
  if (asJson === true) print(true, data, () => "");
  else say(line);
}

/** Words to whoever waits. They go to standard error, so that standard output stays the result. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
