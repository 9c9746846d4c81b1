import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { CliError, exitCodes } from "./cli-error.ts";

/** A value that must not stand in a command line: typed without an echo, or the first line of standard input. */
export async function askSecret(question: string): Promise<string> {
  const value = process.stdin.isTTY ? await typed(question) : await piped();
  if (value === "")
    throw new CliError("no value was given", "Type it when asked, or pipe it in.", exitCodes.usage);
  return value;
}

async function typed(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return (await lines.question("")).trim();
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}

async function piped(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) text += String(chunk);
  return text.split("\n", 1)[0]?.trim() ?? "";
}
