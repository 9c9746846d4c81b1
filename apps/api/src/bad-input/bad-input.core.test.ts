import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TriedInput } from "./bad-input.ts";
import { catalogue } from "./catalogue.ts";
import { forgetPeak, measureProcess } from "./measure-process.ts";
import { type BadWorld, openBadWorld } from "./open-world.ts";
import { type Tried, tryInput } from "./try-input.ts";

const isTried = (input: (typeof catalogue)[number]): input is TriedInput => "cases" in input;
const tried = catalogue.filter(isTried);

let world: BadWorld;
let idleBytes = 0;
const results = new Map<string, Tried>();
beforeAll(async () => {
  world = await openBadWorld();
  await forgetPeak(world.pid);
  idleBytes = (await measureProcess(world.pid))?.peakBytes ?? 0;
}, 60_000);
afterAll(async () => {
  await world.close();
  process.stdout.write(`${catalogue.map(lineOf).join("\n")}\n`);
});

function lineOf(input: (typeof catalogue)[number]): string {
  const name = `${input.id.padEnd(5)} ${input.says}`;
  if (!isTried(input)) return `not   ${name}: ${input.absent}`;
  const result = results.get(input.id);
  if (result === undefined) return `-     ${name}`;
  const { faults, requests, longestMs, grownBytes } = result;
  const figures = `${requests} requests, ${Math.round(longestMs)} ms, +${Math.round(grownBytes / 1024 ** 2)} MiB`;
  return `${faults.length === 0 ? "ok  " : "FAIL"}  ${name} (${figures})`;
}

describe("what should not be sent is refused in order, or taken harmlessly", () => {
  it.each(tried)("$id: $says", { timeout: 60_000 }, async (input) => {
    const result = await tryInput(world, input, idleBytes);
    results.set(input.id, result);
    expect(result.faults).toEqual([]);
  });
});
