import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openOrphanRecord } from "./orphans.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "facet-orphans-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A process that leads its own group and stays. */
function startChild() {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {
    detached: true,
    stdio: "ignore",
  });
  if (child.pid === undefined) throw new Error("not started");
  return { child, pid: child.pid, ended: once(child, "exit") };
}

it("a restarted host ends what a crash left running, and only that", async () => {
  const [left, finished, other] = [startChild(), startChild(), startChild()];
  const before = await openOrphanRecord(folder);
  await before.add(left.pid);
  await before.add(finished.pid);
  await before.remove(finished.pid);
  // A pid that was ours once and is somebody else's now: the start time is not the one that was noted.
  await writeFile(join(folder, String(other.pid)), "1");

  const after = await openOrphanRecord(folder);
  expect(await after.killLeftovers()).toBe(1);
  expect(await left.ended).toEqual([null, "SIGKILL"]);
  expect([finished.child.exitCode, other.child.exitCode]).toEqual([null, null]);
  expect(await readdir(folder)).toEqual([]);
  for (const one of [finished, other]) one.child.kill("SIGKILL");
});

it("a record of a process that is gone is only cleared", async () => {
  const gone = startChild();
  const record = await openOrphanRecord(folder);
  await record.add(gone.pid);
  gone.child.kill("SIGKILL");
  await gone.ended;
  expect(await record.killLeftovers()).toBe(0);
  expect(await readdir(folder)).toEqual([]);
});
