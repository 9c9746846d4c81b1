import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { errorCodes } from "../packages/contracts/src/errors/codes.ts";
import { referencePages } from "./docs/reference-pages.ts";

const folder = join(import.meta.dirname, "../docs/reference");

test.each([...referencePages()])(
  "docs/reference/%s is what the contracts say: scripts/generate-docs.ts writes it",
  (name, text) => {
    expect(readFileSync(join(folder, name), "utf8")).toBe(text);
  },
);

test("each error code has the heading that docUrl points to", () => {
  const headings = readFileSync(join(folder, "errors.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("## "));
  expect(headings).toEqual(expect.arrayContaining(Object.keys(errorCodes).map((code) => `## ${code}`)));
});
