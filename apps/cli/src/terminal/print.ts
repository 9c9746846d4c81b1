/** The result of a command on standard output: JSON for programs, or text for people. */
export function print(asJson: boolean | undefined, data: unknown, text: () => string): void {
  process.stdout.write(asJson === true ? `${JSON.stringify(data, null, 2)}\n` : text());
}

/** Words to whoever waits. They go to standard error, so that standard output stays the result. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
