import { expect, it } from "vitest";
import { readDocument } from "../testing/public-operations.ts";

const { document, operations } = readDocument();

it("every operation has a name of its own", () => {
  const names = operations.map((operation) => operation.operationId);
  expect(names.length).toBeGreaterThan(40);
  expect(new Set(names).size).toBe(names.length);
});

it("every operation says what it answers, and what it refuses", () => {
  for (const { operationId, responses } of operations) {
    const statuses = Object.keys(responses);
    expect([operationId, statuses.filter((status) => status.startsWith("2"))]).toEqual([
      operationId,
      [expect.any(String)],
    ]);
    expect([operationId, statuses.includes("401")]).toEqual([operationId, true]);
  }
});

it("the parameters of a path are those that it declares", () => {
  for (const { path, operationId, parameters } of operations) {
    const declared = parameters
      .filter((parameter) => parameter.in === "path")
      .map((parameter) => parameter.name);
    const written = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
    expect([operationId, declared.toSorted()]).toEqual([operationId, written.toSorted()]);
  }
});

it("every reference leads somewhere", () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    (match) => match[1] ?? "",
  );
  expect(references.length).toBeGreaterThan(0);
  for (const reference of new Set(references)) {
    let place: unknown = document;
    for (const part of reference.split("/")) place = (place as Record<string, unknown>)[part];
    expect([reference, typeof place]).toEqual([reference, "object"]);
  }
});
