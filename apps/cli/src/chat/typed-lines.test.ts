import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { readTypedLines } from "./typed-lines.ts";

function terminal() {
  const input = new PassThrough();
  const output = new PassThrough().setEncoding("utf8");
  return { input, output, lines: readTypedLines({ input, output }, () => undefined) };
}

it("lines that are pasted at once, or typed before anyone asks, are each taken once and in order", async () => {
  const { input, output, lines } = terminal();
  const first = lines.next("> ");
  input.write("one\ntwo\nthree\n");
  expect(await first).toBe("one");
  expect(await lines.next("> ")).toBe("two");
  expect(await lines.next("> ")).toBe("three");
  // What was typed unasked is shown as the question that it becomes.
  expect(output.read()).toContain("> two\n> three\n");
  const last = lines.next("> ");
  input.write("four\n");
  expect(await last).toBe("four");
  lines.close();
});

it("the end of the input ends the talk, whether someone asks or not", async () => {
  const { input, lines } = terminal();
  const asked = lines.next("> ");
  input.end();
  expect(await asked).toBeUndefined();
  expect(await lines.next("> ")).toBeUndefined();
});
