import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureEngine } from "./ensure-engine.ts";
import { SetupError } from "./setup-error.ts";

let stateDir = "";
let lockFile = "";
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), "facet engine "));
  lockFile = join(stateDir, "requirements.lock");
  writeFileSync(lockFile, "torch==2.13.0\ntyping_extensions==4.16.0\n");
});
afterEach(() => rmSync(stateDir, { recursive: true, force: true }));

/** A real environment, with the two packages' metadata as pip would have left it. */
function makeVenv(): void {
  spawnSync("python3", ["-m", "venv", "--without-pip", join(stateDir, "venv")]);
  const library = join(stateDir, "venv/lib");
  const [python] = readdirSync(library);
  for (const [name, version] of [
    ["torch", "2.13.0+cpu"],
    ["typing_extensions", "4.16.0"],
  ]) {
    const info = join(library, String(python), "site-packages", `${name}-${version}.dist-info`);
    mkdirSync(info);
    writeFileSync(join(info, "METADATA"), `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`);
    writeFileSync(join(info, "RECORD"), "");
  }
}

test("an environment made by hand that holds every pin is taken over without installing anything", async () => {
  makeVenv();
  const said: string[] = [];
  const python = await ensureEngine({ stateDir, lockFile, report: (line) => said.push(line) });
  expect(python).toBe(join(stateDir, "venv/bin/python"));
  expect(said).toEqual([]);

  const started = performance.now();
  await ensureEngine({ stateDir, lockFile, report: (line) => said.push(line) });
  expect(performance.now() - started).toBeLessThan(50);
  expect(said).toEqual([]);
});

test("a missing lock is said with its place", async () => {
  rmSync(lockFile);
  const attempt = ensureEngine({ stateDir, lockFile, report: () => {} });
  await expect(attempt).rejects.toThrow(lockFile);
  await expect(attempt).rejects.toBeInstanceOf(SetupError);
});
