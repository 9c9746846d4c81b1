import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { repositoryRoot } from "./repository-root.ts";

const run = promisify(execFile);
const notInACheckout = new Set([".facet", ".git", ".next", ".turbo", "node_modules", "__pycache__"]);

let outer = "";
let checkout = "";
beforeEach(() => {
  outer = mkdtempSync(join(tmpdir(), "facet-fresh-"));
  checkout = join(outer, "a fresh checkout");
  cpSync(repositoryRoot, checkout, {
    recursive: true,
    filter: (from) => !notInACheckout.has(basename(from)),
  });
});
afterEach(() => rmSync(outer, { recursive: true, force: true }));

test("a fresh checkout sets itself up, from two terminals at once, without a home folder", async () => {
  const env = { PATH: "/usr/local/bin:/usr/bin:/bin" };
  const start = () => run(join(checkout, "facet"), ["--help"], { env, cwd: outer });
  const both = await Promise.all([start(), start()]);
  for (const { stdout } of both) expect(stdout).toContain("Usage: facet");

  const installs = both.map(({ stderr }) => stderr.match(/setting up Node 24/g)?.length ?? 0);
  expect(installs.reduce((sum, count) => sum + count, 0)).toBe(1);

  const { stdout } = await run(join(checkout, "facet"), ["exec", "node", "-v"], { env, cwd: outer });
  expect(stdout).toBe("v24.21.0\n");
}, 240_000);
