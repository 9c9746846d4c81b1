import type { Collection, QueryShape } from "@facet/ports/documents";
import { fieldPathOf } from "./build-query.ts";

type Order = "ASCENDING" | "DESCENDING";

interface IndexedField {
  readonly fieldPath: string;
  readonly order: Order;
}

/** Answers one question over two fields or more. */
export interface CompositeIndex {
  readonly collectionGroup: string;
  readonly queryScope: "COLLECTION";
  readonly fields: readonly IndexedField[];
}

/** What is indexed of one field, in the place of Firestore's rule, which indexes everything. */
export interface FieldOverride {
  readonly collectionGroup: string;
  readonly fieldPath: string;
  readonly indexes: readonly { readonly order: Order; readonly queryScope: "COLLECTION" }[];
}

/** The content of `firestore.indexes.json`. */
export interface FirestoreIndexes {
  readonly indexes: readonly CompositeIndex[];
  readonly fieldOverrides: readonly FieldOverride[];
}

/** The fields that the index of a shape has, in order; none when the document's own name suffices. */
export function indexedFields(shape: QueryShape): readonly IndexedField[] {
  const compared = [...(shape.equals ?? []), ...(shape.in === undefined ? [] : [shape.in])];
  return [
    ...compared.map((field) => [field, "asc"] as const),
    ...(shape.orderBy ?? []).filter(([field]) => !compared.includes(field)),
  ].map(([field, direction]) => ({
    fieldPath: fieldPathOf(field),
    order: direction === "asc" ? "ASCENDING" : "DESCENDING",
  }));
}

/** Every index that the declared shapes need, and no other: bodies are long, and each index is paid for with each write. */
export function describeIndexes(collections: readonly Collection<unknown>[]): FirestoreIndexes {
  const indexes = new Map<string, CompositeIndex>();
  const fieldOverrides: FieldOverride[] = [];
  const byName = [...collections].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, shapes } of byName) {
    const single = new Map<string, Set<Order>>([
      ["body", new Set()],
      ["meta", new Set()],
    ]);
    for (const fields of Object.values(shapes).map(indexedFields)) {
      const [first] = fields;
      if (first === undefined) continue;
      if (fields.length === 1) {
        single.set(first.fieldPath, (single.get(first.fieldPath) ?? new Set()).add(first.order));
      } else {
        indexes.set(JSON.stringify([name, fields]), {
          collectionGroup: name,
          queryScope: "COLLECTION",
          fields,
        });
      }
    }
    for (const [fieldPath, orders] of [...single].sort(([a], [b]) => (a < b ? -1 : 1))) {
      fieldOverrides.push({
        collectionGroup: name,
        fieldPath,
        indexes: [...orders].sort().map((order) => ({ order, queryScope: "COLLECTION" as const })),
      });
    }
  }
  return {
    indexes: [...indexes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, index]) => index),
    fieldOverrides,
  };
}
