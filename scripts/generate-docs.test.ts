import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { errorCodes } from "../packages/contracts/src/errors/codes.ts";
import { cliProgram } from "./docs/cli-program.ts";
import { referencePages } from "./docs/reference-pages.ts";
import { wrongCommandLines } from "./docs/wrong-command-lines.ts";
import { readRepository } from "./house/read-repository.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "docs/reference");
const program = await cliProgram();

test.each([...referencePages(program)])(
  "docs/reference/%s is what the code says: scripts/generate-docs.ts writes it",
  (name, text) => {
    expect(readFileSync(join(folder, name), "utf8")).toBe(text);
  },
);

test("each error code has the heading that docUrl points to", () => {
  const headings = readFileSync(join(folder, "errors.md"), "utf8").split("\n");
  expect(headings).toEqual(expect.arrayContaining(Object.keys(errorCodes).map((code) => `## ${code}`)));
});

test("every ./facet line of the documentation names a command and options that are there", () => {
  const wrong = readRepository(root)
    .filter(({ path }) => path.endsWith(".md"))
    .flatMap(({ path, text }) => wrongCommandLines(text, program).map((line) => `${path}: ${line}`));
  expect(wrong).toEqual([]);
});

test("a command or option that is not there is found", () => {
  const page = (line: string) => `\`\`\`sh\n${line}\n\`\`\`\n`;
  for (const line of [
    "./facet fly",
    "./facet datasets",
    "./facet up --deatch",
    "./facet datasets add x --nmae y",
  ])
    expect(wrongCommandLines(page(line), program)).toEqual([line]);
  for (const line of [
    "./facet up --detach   # stays",
    "./facet logs -f",
    "./facet exec node -v",
    "./facet datasets add x.csv",
  ])
    expect(wrongCommandLines(page(line), program)).toEqual([]);
});
