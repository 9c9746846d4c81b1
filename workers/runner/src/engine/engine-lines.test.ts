import { PassThrough, Readable } from "node:stream";
import type { EngineEvent } from "@facet/contracts/engine/engine-event";
import { openLog } from "@facet/log/open-log";
import { expect, it } from "vitest";
import { EngineLines } from "./engine-lines.ts";

const log = openLog({ name: "test", level: "error" });

const line = (number: number, message = "x") =>
  `${JSON.stringify({ line: number, at: "2026-01-01T00:00:00.000Z", type: "log", level: "info", message })}\n`;

function open(onEvent: (event: EngineEvent) => Promise<void> = async () => undefined) {
  const seen: EngineEvent[] = [];
  const lines = new EngineLines(async (event) => {
    seen.push(event);
    await onEvent(event);
  }, log);
  return { lines, numbers: () => seen.map((event) => event.line) };
}

it("reads events that arrive in pieces, the last without its newline", async () => {
  const text = `${line(1)}${line(2, "zwölf")}${line(3)}`.trimEnd();
  const bytes = Buffer.from(text);
  const { lines, numbers } = open();
  await lines.readEvents(
    Readable.from(
      Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) =>
        bytes.subarray(index * 7, index * 7 + 7),
      ),
    ),
  );
  expect(numbers()).toEqual([1, 2, 3]);
  expect(lines.broken).toBeUndefined();
});

it("bears a hundred lines of garbage, and believes nothing after one more", async () => {
  const some = open();
  await some.lines.readEvents(Readable.from([Buffer.from(`${"noise\n".repeat(100)}${line(1)}`)]));
  expect(some.numbers()).toEqual([1]);
  expect(some.lines.broken).toBeUndefined();

  const many = open();
  await many.lines.readEvents(Readable.from([Buffer.from(`${"noise\n".repeat(101)}${line(1)}`)]));
  expect(many.numbers()).toEqual([]);
  expect(many.lines.broken).toContain("100");
});

it("skips a line of a megabyte and reads the one behind it", async () => {
  const { lines, numbers } = open();
  await lines.readEvents(
    Readable.from([Buffer.from(line(1)), Buffer.alloc(1_000_000, "x"), Buffer.from(`\n${line(2)}`)]),
  );
  expect(numbers()).toEqual([1, 2]);
  expect(lines.broken).toBeUndefined();
});

it.each([
  ["a gap", [1, 3]],
  ["a repeat", [1, 1]],
  ["a first line that is not the first", [2]],
])("does not believe %s in the numbers", async (_name, given) => {
  const { lines } = open();
  await lines.readEvents(Readable.from([Buffer.from(given.map((number) => line(number)).join(""))]));
  expect(lines.broken).toBeDefined();
});

it("holds a flood back while nobody takes its lines", async () => {
  const total = 20_000;
  const gate = Promise.withResolvers<void>();
  const { lines, numbers } = open(() => gate.promise);
  const pipe = new PassThrough();
  const reading = lines.readEvents(pipe);
  let written = 0;
  let held = false;
  while (written < total && !held) held = !pipe.write(line(++written));
  expect(held).toBe(true);
  expect(numbers().length).toBeLessThanOrEqual(1);
  gate.resolve();
  for (; written < total; )
    if (!pipe.write(line(++written))) await new Promise((resume) => pipe.once("drain", resume));
  pipe.end();
  await reading;
  expect(numbers()).toEqual(Array.from({ length: total }, (_, index) => index + 1));
});
