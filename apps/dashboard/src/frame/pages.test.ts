import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { railPages } from "./pages.ts";

const folder = join(import.meta.dirname, "..", "app", "[projectId]");

test.each(railPages.map((page) => page.path))("the rail leads to %s, which is there", (path) => {
  expect(existsSync(join(folder, path, "page.tsx"))).toBe(true);
});

test("no two pages have the same key", () => {
  const keys = railPages.flatMap(({ key }) => (key === undefined ? [] : [key]));
  expect(new Set(keys).size).toBe(keys.length);
});
