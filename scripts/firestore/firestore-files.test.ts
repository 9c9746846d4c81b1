import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Collection, QueryShape } from "../../packages/ports/src/documents.ts";
import { allCollections } from "../../packages/services/src/data/all-collections.ts";
import { describeIndexes, type FirestoreIndexes } from "../../packages/store/src/google/describe-indexes.ts";
import { firestoreFiles } from "./firestore-files.ts";

const folder = join(import.meta.dirname, "../../infra/firestore");
const read = (name: string) => readFileSync(join(folder, name), "utf8");

test("infra/firestore is what the query shapes need: scripts/generate-firestore.ts writes it", () => {
  for (const [name, text] of Object.entries(firestoreFiles())) expect(read(name), name).toBe(text);
});

test("each declared shape is answered by an index of the file, by Firestore's own rule", () => {
  const file: FirestoreIndexes = JSON.parse(read("firestore.indexes.json"));
  const unanswered = allCollections.flatMap((collection) =>
    Object.entries(collection.shapes)
      .filter(([, shape]) => !isAnswered(file, collection.name, shape))
      .map(([name]) => `${collection.name}.${name}`),
  );
  expect(unanswered).toEqual([]);
});

test("a shape whose index is not in the file is found", () => {
  const file: FirestoreIndexes = JSON.parse(read("firestore.indexes.json"));
  const planted: QueryShape[] = [
    { equals: ["lane", "jobId"] },
    { orderBy: [["attempt", "asc"]] },
    { equals: ["state"], range: "queuedAt", orderBy: [["queuedAt", "desc"]] },
    { in: "lane", orderBy: [["createdAt", "asc"]] },
  ];
  for (const shape of planted) expect(isAnswered(file, "dispatch", shape), JSON.stringify(shape)).toBe(false);
  const [first] = allCollections;
  const more: Collection<unknown>[] = first
    ? [{ ...first, shapes: { ...first.shapes, planted: { equals: ["userId", "createdAt"] } } }]
    : [];
  expect(describeIndexes(more).indexes).toHaveLength(1);
});

test("stays below Firestore's limits for a database: 200 indexes, 200 rules for single fields", () => {
  const { indexes, fieldOverrides } = describeIndexes(allCollections);
  expect(indexes.length).toBeLessThanOrEqual(200);
  expect(fieldOverrides.length).toBeLessThanOrEqual(200);
});

/**
 * Firestore's rule, written anew: equality fields first, in any order, then the sort fields in theirs; the document's name
 * follows the last one. A single field is answered by an index of that field.
 */
function isAnswered(file: FirestoreIndexes, name: string, shape: QueryShape): boolean {
  const compared = new Set(
    [...(shape.equals ?? []), ...(shape.in ? [shape.in] : [])].map((field) => `body.${field}`),
  );
  const sorted = (shape.orderBy ?? [])
    .map(([field, direction]) => [`body.${field}`, direction === "asc" ? "ASCENDING" : "DESCENDING"])
    .filter(([path = ""]) => !compared.has(path));
  const total = compared.size + sorted.length;
  if (total === 0) return true;
  if (total === 1) {
    const [[path, order] = [[...compared][0], "ASCENDING"]] = sorted;
    return file.fieldOverrides.some(
      (field) =>
        field.collectionGroup === name &&
        field.fieldPath === path &&
        field.indexes.some((index) => index.order === order),
    );
  }
  return file.indexes.some(
    (index) =>
      index.collectionGroup === name &&
      index.fields.length === total &&
      index.fields.slice(0, compared.size).every(({ fieldPath }) => compared.has(fieldPath)) &&
      index.fields
        .slice(compared.size)
        .every(({ fieldPath, order }, at) => fieldPath === sorted[at]?.[0] && order === sorted[at]?.[1]),
  );
}
