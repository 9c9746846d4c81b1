import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readVitestReport } from "./read-vitest-report.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "facet-vitest-report-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("counts what a real Vitest run says, and a file that cannot be loaded as one failure", () => {
  writeFileSync(
    join(folder, "mixed.test.js"),
    `test("a", () => {}); test("b", () => {}); test("c", () => { expect(1).toBe(2); }); test.skip("d", () => {});`,
  );
  writeFileSync(join(folder, "broken.test.js"), `import "./absent.js"; test("never", () => {});`);
  const report = join(folder, "report.json");
  spawnSync("vitest", ["run", "--globals", `--root=${folder}`, "--reporter=json", `--outputFile=${report}`], {
    cwd: folder,
  });
  expect(readVitestReport(report)).toEqual({ passed: 2, failed: 2, skipped: 1 });
}, 30_000);

test("half a report is no report", () => {
  const report = join(folder, "half.json");
  writeFileSync(report, `{"testResults":[{"status":"pas`);
  expect(readVitestReport(report)).toBeUndefined();
  expect(readVitestReport(join(folder, "absent.json"))).toBeUndefined();
});
