import type { Collection, QueryShape } from "@facet/ports/documents";

export type Registry = ReadonlyMap<string, Collection<unknown>>;

/** Firestore's folder of organisations, and the document that tells its time. */
const takenNames = ["orgs", "clock"];
const namePattern = /^[a-z][A-Za-z0-9]{0,60}$/;
const fieldPattern = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/;

function checkShape(place: string, shape: QueryShape): void {
  const order = (shape.orderBy ?? []).map(([field]) => field);
  const compared = [...(shape.equals ?? []), ...(shape.in === undefined ? [] : [shape.in])];
  for (const field of [...compared, ...order]) {
    if (!fieldPattern.test(field))
      throw new TypeError(`${place}: ${JSON.stringify(field)} is not a field path`);
  }
  if (new Set(compared).size < compared.length) throw new TypeError(`${place} compares a field twice`);
  if (new Set(order).size < order.length) throw new TypeError(`${place} orders by a field twice`);
  if (shape.range !== undefined && shape.range !== order[0]) {
    throw new TypeError(`${place}: the range field ${shape.range} must be the first orderBy field`);
  }
}

/** The collections by name. Throws when a declaration cannot work, at start and not at the first query. */
export function checkCollections(collections: readonly Collection<unknown>[]): Registry {
  const registry = new Map<string, Collection<unknown>>();
  const folded = new Set<string>();
  for (const collection of collections) {
    const { name, schemaVersion } = collection;
    if (!namePattern.test(name))
      throw new TypeError(`${JSON.stringify(name)} is not a collection name: camelCase letters and digits`);
    if (takenNames.includes(name)) throw new TypeError(`${name} is a name of the store's own`);
    if (folded.has(name.toLowerCase())) throw new TypeError(`two collections are called ${name}`);
    if (!Number.isInteger(schemaVersion) || schemaVersion < 1)
      throw new TypeError(`${name}: schemaVersion is a whole number from 1`);
    for (const [shape, declared] of Object.entries(collection.shapes))
      checkShape(`${name}.${shape}`, declared);
    registry.set(name, collection);
    folded.add(name.toLowerCase());
  }
  return registry;
}

/** Two declarations of one name would disagree on scope or shape, so the very object that was declared has to be passed. */
export function checkRegistered(registry: Registry, collection: Collection<unknown>): void {
  if (registry.get(collection.name) !== collection) {
    throw new TypeError(`the collection ${collection.name} was not declared when the store was opened`);
  }
}
