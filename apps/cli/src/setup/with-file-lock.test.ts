import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withFileLock } from "./with-file-lock.ts";

let folder = "";
let lock = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "facet-lock-"));
  lock = join(folder, "venv.lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("two at once take turns, and the second is told it waits", async () => {
  const events: string[] = [];
  let finish = () => {};
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const first = withFileLock(
    lock,
    () => events.push("first waits"),
    async () => {
      events.push("first in");
      await held;
      events.push("first out");
    },
  );
  const second = withFileLock(
    lock,
    () => {
      events.push("second waits");
      finish();
    },
    async () => events.push("second in"),
  );
  await Promise.all([first, second]);
  expect(events).toEqual(["first in", "second waits", "first out", "second in"]);
});

test("an action that fails gives the lock back", async () => {
  const failing = withFileLock(
    lock,
    () => {},
    () => Promise.reject(new Error("no")),
  );
  await expect(failing).rejects.toThrow("no");
  expect(
    await withFileLock(
      lock,
      () => expect.unreachable(),
      async () => "in",
    ),
  ).toBe("in");
});
