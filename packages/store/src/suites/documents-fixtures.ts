import type { Collection, StoreContext } from "@facet/ports/documents";
import { expect } from "vitest";
import { z } from "zod";

export const Note = z.object({
  title: z.string(),
  status: z.enum(["open", "held", "closed"]),
  rank: z.number().max(1_000_000),
  pinned: z.boolean(),
  due: z.string().nullable(),
  place: z.object({ shelf: z.string(), row: z.number().optional() }),
});
export type Note = z.infer<typeof Note>;

export const notes: Collection<
  Note,
  | "all"
  | "byStatus"
  | "byRank"
  | "byRankDown"
  | "ranked"
  | "inStatus"
  | "byShelf"
  | "byDue"
  | "pinned"
  | "mixed"
  | "byRow"
> = {
  name: "notes",
  scope: "tenant",
  schemaVersion: 3,
  parse: (raw) => Note.parse(raw),
  upcasters: {
    1: ({ name, ...rest }) => ({ ...rest, title: name, pinned: false }),
    2: ({ shelf, ...rest }) => ({ ...rest, place: { shelf } }),
  },
  shapes: {
    all: {},
    byStatus: { equals: ["status"] },
    byRank: { orderBy: [["rank", "asc"]] },
    byRankDown: { equals: ["status"], orderBy: [["rank", "desc"]] },
    ranked: { equals: ["status"], range: "rank", orderBy: [["rank", "asc"]] },
    inStatus: { in: "status", orderBy: [["rank", "asc"]] },
    byShelf: { equals: ["place.shelf"] },
    byDue: { orderBy: [["due", "desc"]] },
    pinned: { equals: ["pinned", "due"] },
    mixed: {
      orderBy: [
        ["status", "asc"],
        ["rank", "desc"],
      ],
    },
    byRow: { orderBy: [["place.row", "asc"]] },
  },
};

export const Counter = z.object({ value: z.int() });
export const counters: Collection<z.infer<typeof Counter>, "all"> = {
  name: "counters",
  scope: "control",
  schemaVersion: 1,
  parse: (raw) => Counter.parse(raw),
  upcasters: {},
  shapes: { all: {} },
};

export const suiteCollections: readonly Collection<unknown>[] = [notes, counters];

export const acme: StoreContext = { kind: "tenant", orgId: "org_acme" };
export const maintenance: StoreContext = { kind: "system", component: "maintenance" };

export function note(more: Partial<Note> = {}): Note {
  return {
    title: "A note",
    status: "open",
    rank: 1,
    pinned: false,
    due: null,
    place: { shelf: "a" },
    ...more,
  };
}

/** An error of that name, for `rejects.toEqual`. */
export const named = (name: string) => expect.objectContaining({ name });
