import type { DocumentReference, Query, QuerySnapshot, Timestamp } from "@google-cloud/firestore";
import { type Run, rowsOf, type SeenDocument, type SeenQuery } from "./record-run.ts";

/** Where to look again: a transaction, which locks what it looks at, or the store as it is. */
export interface Looker {
  documents(references: readonly DocumentReference[]): Promise<readonly (Timestamp | undefined)[]>;
  query(query: Query): Promise<QuerySnapshot>;
}

const sameTime = (one: Timestamp | undefined, other: Timestamp | undefined) =>
  one === undefined || other === undefined ? one === other : one.isEqual(other);

const sameRows = (before: readonly SeenDocument[], after: readonly SeenDocument[]) =>
  before.length === after.length &&
  before.every(
    (row, index) =>
      row.reference.path === after[index]?.reference.path &&
      sameTime(row.updateTime, after[index].updateTime),
  );

/** True while every read gives the same answer again, phantoms and absences included. */
export async function readsHold(
  looker: Looker,
  documents: readonly SeenDocument[],
  queries: readonly SeenQuery[],
): Promise<boolean> {
  const checks = queries.map(async ({ query, rows }) => sameRows(rows, rowsOf(await looker.query(query))));
  if (documents.length > 0) checks.push(documentsHold(looker, documents));
  return (await Promise.all(checks)).every(Boolean);
}

async function documentsHold(looker: Looker, documents: readonly SeenDocument[]): Promise<boolean> {
  const times = await looker.documents(documents.map(({ reference }) => reference));
  return documents.every(({ updateTime }, index) => sameTime(updateTime, times[index]));
}

/**
 * What a run read and does not write over. The other documents need no second look: the write itself says which version
 * it replaces.
 */
export function readsToCheck(run: Run): SeenDocument[] {
  const guarded = new Set<string>();
  for (const { kind, reference } of run.writes) {
    const seen = run.documents.get(reference.path);
    if (seen !== undefined && (kind !== "remove" || seen.updateTime !== undefined))
      guarded.add(reference.path);
  }
  return [...run.documents.values()].filter(({ reference }) => !guarded.has(reference.path));
}
