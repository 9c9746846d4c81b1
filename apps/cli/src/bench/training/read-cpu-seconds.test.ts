import { expect, it } from "vitest";
import { readCpuSeconds } from "./read-cpu-seconds.ts";

it.runIf(process.platform === "linux")("counts what a process has computed", async () => {
  const before = (await readCpuSeconds(process.pid)) ?? Number.NaN;
  const used = process.cpuUsage();
  while (process.cpuUsage(used).user < 100_000) Math.sqrt(Math.random());
  const after = (await readCpuSeconds(process.pid)) ?? Number.NaN;
  expect(after - before).toBeGreaterThanOrEqual(0.08);
  expect(after).toBeCloseTo((process.cpuUsage().user + process.cpuUsage().system) / 1e6, 0);
});

it("says nothing of a process that is not there", async () => {
  expect(await readCpuSeconds(undefined)).toBeUndefined();
  expect(await readCpuSeconds(2 ** 22 + 1)).toBeUndefined();
});
