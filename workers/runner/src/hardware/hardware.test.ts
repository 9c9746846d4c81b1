import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { openLog } from "@facet/log/open-log";
import { systemClock } from "@facet/ports/system-clock";
import { describe, expect, it, onTestFinished } from "vitest";
import { cpuShare, type HardwareValues } from "./measure-hardware.ts";
import { readProcessTree } from "./read-process-tree.ts";
import { watchHardware } from "./watch-hardware.ts";

/** Holds `megabytes`, works without pause, and has a child that holds as much. */
async function startWorker(megabytes: number): Promise<number> {
  const hold = `const held = Buffer.alloc(${megabytes} * 1024 ** 2, 1);`;
  const program = `${hold}
    const child = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(`${hold} process.stdout.write("ready"); setInterval(() => held, 1000)`)}]);
    child.stdout.once("data", () => { process.stdout.write("ready"); setInterval(() => { const end = Date.now() + 50; while (Date.now() < end); }, 0); });
    process.once("disconnect", () => { child.kill("SIGKILL"); process.exit(); });`;
  const worker = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit", "ipc"] });
  onTestFinished(async () => {
    worker.disconnect();
    await once(worker, "exit");
  });
  await once(worker.stdout ?? worker, "data");
  return worker.pid ?? 0;
}

describe.runIf(process.platform === "linux")("an engine's use of its machine", () => {
  it("is the real memory of the process and its children", async () => {
    const alone = process.memoryUsage().rss;
    const use = await readProcessTree(await startWorker(100));
    expect(use?.rssBytes).toBeGreaterThan(200 * 1024 ** 2);
    expect(use?.rssBytes).toBeLessThan(200 * 1024 ** 2 + 4 * Math.max(alone, 100 * 1024 ** 2));
  });

  it("is told every few seconds until the work is over, with the real share of the processor", async () => {
    const told: HardwareValues[] = [];
    const enough = Promise.withResolvers<void>();
    const watch = watchHardware({
      pid: await startWorker(1),
      folder: tmpdir(),
      everyMs: 100,
      clock: systemClock,
      log: openLog({ name: "test", level: "error" }),
      tell: async (values) => {
        told.push(values);
        if (told.length === 5) enough.resolve();
      },
    });
    await enough.promise;
    watch.stop();
    const count = told.length;
    expect(told.some((values) => (values["hardware.cpu_share"] ?? 0) > 0.05)).toBe(true);
    for (const values of told) {
      expect(values["hardware.cpu_share"]).toBeLessThanOrEqual(1);
      expect(values["hardware.machine_memory_used_bytes"]).toBeGreaterThan(0);
      expect(values["hardware.machine_memory_total_bytes"]).toBeGreaterThan(
        values["hardware.machine_memory_used_bytes"] ?? 0,
      );
      expect(values["hardware.disk_free_bytes"]).toBeGreaterThan(0);
    }
    expect(told).toHaveLength(count);
  });
});

describe("what cannot be measured", () => {
  it("is absent: a process that is gone has no figures", async () => {
    expect(await readProcessTree(2 ** 30)).toBeUndefined();
    const gone = { atMs: 2000, process: undefined };
    expect(cpuShare({ atMs: 1000, process: { rssBytes: 1, cpuSeconds: 1 } }, gone)).toBeUndefined();
    expect(cpuShare(undefined, { atMs: 1000, process: { rssBytes: 1, cpuSeconds: 1 } })).toBeUndefined();
  });

  it("never becomes a share below nothing when a child has ended", () => {
    const look = (atMs: number, cpuSeconds: number) => ({ atMs, process: { rssBytes: 1, cpuSeconds } });
    expect(cpuShare(look(0, 10), look(1000, 4))).toBe(0);
    expect(cpuShare(look(0, 0), look(1000, 1e6))).toBe(1);
  });
});
