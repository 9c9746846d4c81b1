import { type KnobId, knobs } from "./knobs/all-knobs.ts";

/** The knob somebody meant who wrote `id`: another tool's name for it, or a slip of the keys. */
export function nearestKnob(id: string): KnobId | undefined {
  const wanted = simple(id);
  const byName = knobs.find((knob) => knob.synonyms.some((synonym) => simple(synonym) === wanted));
  if (byName !== undefined) return byName.id;
  const [best] = knobs
    .map((knob) => ({ id: knob.id, distance: editDistance(wanted, simple(knob.id)) }))
    .sort((one, other) => one.distance - other.distance);
  return best !== undefined && best.distance <= Math.max(1, Math.floor(wanted.length / 3))
    ? best.id
    : undefined;
}

function simple(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** Letters to insert, remove or replace (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of one.split("").entries()) {
    const next = [at + 1];
    for (const [index, char] of other.split("").entries()) {
      const [replaced = 0, removed = 0] = row.slice(index, index + 2);
      const inserted = next[index] ?? 0;
      next.push(Math.min(replaced + (letter === char ? 0 : 1), removed + 1, inserted + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
