import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isStampValid, removeStamp, writeStamp } from "./engine-stamp.ts";

let venv = "";
beforeEach(() => {
  venv = mkdtempSync(join(tmpdir(), "facet stamp "));
  mkdirSync(join(venv, "bin"));
  writeFileSync(join(venv, "bin/python"), "");
  writeFileSync(join(venv, "pyvenv.cfg"), "home = /usr/bin\nversion = 3.11.7\n");
});
afterEach(() => rmSync(venv, { recursive: true, force: true }));

test("only the lock it was finished for is valid, until the stamp is removed", () => {
  expect(isStampValid(venv, "lock-a")).toBe(false);
  writeStamp(venv, "lock-a");
  expect(isStampValid(venv, "lock-a")).toBe(true);
  expect(isStampValid(venv, "lock-b")).toBe(false);
  removeStamp(venv);
  expect(isStampValid(venv, "lock-a")).toBe(false);
});

test("another Python, or one that is gone, makes it invalid", () => {
  writeStamp(venv, "lock-a");
  writeFileSync(join(venv, "pyvenv.cfg"), "home = /usr/bin\nversion = 3.12.1\n");
  expect(isStampValid(venv, "lock-a")).toBe(false);
  writeStamp(venv, "lock-a");
  rmSync(join(venv, "bin/python"));
  expect(isStampValid(venv, "lock-a")).toBe(false);
});
