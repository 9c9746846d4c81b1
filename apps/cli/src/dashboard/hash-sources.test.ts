import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashSources } from "./hash-sources.ts";

let root: string;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "facet-sources-"));
  write("pnpm-lock.yaml", "lock");
  write("tsconfig.base.json", "{}");
  write("apps/dashboard/src/page.tsx", "one");
  write("docs/guides/first-model.md", "guide");
  for (const name of ["contracts", "env", "ports", "sdk", "ui"]) write(`packages/${name}/src/a.ts`, name);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("the same sources have the same name", async () => {
  expect(await hashSources(root)).toBe(await hashSources(root));
});

test.each([
  "apps/dashboard/src/page.tsx",
  "packages/ui/src/a.ts",
  "pnpm-lock.yaml",
  "apps/dashboard/src/new.ts",
])("a change of %s is another build", async (path) => {
  const before = await hashSources(root);
  write(path, "two");
  expect(await hashSources(root)).not.toBe(before);
});

test.each([
  "apps/dashboard/src/page.test.tsx",
  "apps/dashboard/.next/x.js",
  "apps/dashboard/node_modules/x.js",
  "packages/ui/README.md",
  "apps/api/src/main.ts",
])("%s is no part of a build", async (path) => {
  const before = await hashSources(root);
  write(path, "two");
  expect(await hashSources(root)).toBe(before);
});
