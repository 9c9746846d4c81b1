import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { reportSchemaFile, reportSchemaText } from "./report-schema.ts";

test("the schema of the demo's report is the one in the repository", () => {
  expect(
    readFileSync(reportSchemaFile, "utf8"),
    "run: ./facet exec node scripts/generate-report-schema.ts",
  ).toBe(reportSchemaText());
});
