import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { buildDocument, documentText } from "./openapi/build-document.ts";
import { writeSdk } from "./openapi/write-sdk.ts";

const root = join(import.meta.dirname, "..");

test("apps/api/openapi.json is what the routes declare: scripts/generate-openapi.ts writes it", () => {
  expect(readFileSync(join(root, "apps/api/openapi.json"), "utf8")).toBe(documentText(buildDocument()));
});

test("packages/sdk/src/generated is made from the document: scripts/generate-sdk.ts writes it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "facet-sdk-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await writeSdk(buildDocument(), join(folder, "generated"));
  expect(readAll(join(root, "packages/sdk/src/generated"))).toEqual(readAll(join(folder, "generated")));
});

test("every operation says who may call it, but for the two that are open to all", () => {
  const { paths } = buildDocument() as {
    paths: Record<string, Record<string, { operationId: string; security?: unknown }>>;
  };
  const open = Object.values(paths)
    .flatMap((operations) => Object.values(operations))
    .filter((operation) => operation.security === undefined);
  expect(open.map((operation) => operation.operationId)).toEqual(["getHealth", "listSigningKeys"]);
});

function readAll(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, "utf8")]));
}
