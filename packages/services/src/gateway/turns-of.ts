import type { Documents } from "@facet/ports/documents";

interface Turns {
  /** How many claims this process had answered when it last gave work to an organisation; 0: not yet. */
  readonly last: (orgId: string) => number;
  readonly note: (orgId: string) => void;
}

/** Who came longest ago is forgotten first, and is the next anyway. */
const rememberedOrganisations = 10_000;
const byStore = new WeakMap<Documents, Turns>();

/**
 * Breaks ties between organisations that have as much running. Kept by this process alone: a runner that is the only one has
 * nothing running whenever it asks, and would serve the oldest line to its end.
 */
export function turnsOf(documents: Documents): Turns {
  const known = byStore.get(documents);
  if (known !== undefined) return known;
  const turns = new Map<string, number>();
  let claims = 0;
  const made: Turns = {
    last: (orgId) => turns.get(orgId) ?? 0,
    note: (orgId) => {
      claims += 1;
      turns.delete(orgId);
      turns.set(orgId, claims);
      const [oldest] = turns.keys();
      if (turns.size > rememberedOrganisations && oldest !== undefined) turns.delete(oldest);
    },
  };
  byStore.set(documents, made);
  return made;
}
