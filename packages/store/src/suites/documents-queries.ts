import type { Documents, Query } from "@facet/ports/documents";
import { expect, it } from "vitest";
import { acme, maintenance, type Note, named, note, notes } from "./documents-fixtures.ts";

type Cursor = NonNullable<Query["startAfter"]>;

/** What each part of a query shape means. */
export function queryPromises(store: () => Documents): void {
  const db = () => store().bind(acme);
  const plant = (documents: Record<string, Note>) =>
    db().transact(async (tx) => {
      for (const [id, data] of Object.entries(documents)) tx.set(notes, id, data);
    });

  it("walks pages by cursor without skip or repeat, with ties, in both directions and mixed ones", async () => {
    await plant(
      Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [
          `n${String(index).padStart(2, "0")}`,
          note({ rank: index % 4, status: index % 3 === 0 ? "held" : "open" }),
        ]),
      ),
    );
    const walk = async (
      shape: "byRank" | "byRankDown" | "mixed",
      equals: Query["equals"],
      cursorOf: (id: string, data: Note) => Cursor,
    ) => {
      const whole = await db().query(notes, shape, { ...(equals && { equals }), limit: 500 });
      const paged: string[] = [];
      let startAfter: Cursor | undefined;
      for (;;) {
        const page = await db().query(notes, shape, {
          ...(equals && { equals }),
          ...(startAfter && { startAfter }),
          limit: 3,
        });
        paged.push(...page.map(({ id }) => id));
        const last = page.at(-1);
        if (last === undefined) break;
        startAfter = cursorOf(last.id, last.data);
      }
      expect(paged).toEqual(whole.map(({ id }) => id));
      return whole;
    };
    const up = await walk("byRank", undefined, (id, data) => [data.rank, id]);
    expect(up.map(({ id, data }) => [data.rank, id])).toEqual(
      up
        .map(({ id, data }): [number, string] => [data.rank, id])
        .sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1)),
    );
    expect(up).toHaveLength(40);
    const down = await walk("byRankDown", { status: "open" }, (id, data) => [data.rank, id]);
    expect(down.map(({ id, data }) => [data.rank, id])).toEqual(
      down
        .map(({ id, data }): [number, string] => [data.rank, id])
        .sort((a, b) => b[0] - a[0] || (a[1] > b[1] ? -1 : 1)),
    );
    expect(down).toHaveLength(26);
    const mixed = await walk("mixed", undefined, (id, data) => [data.status, data.rank, id]);
    expect(mixed.map(({ data }) => data.status)).toEqual([
      ...Array<string>(14).fill("held"),
      ...Array<string>(26).fill("open"),
    ]);
    expect(mixed.slice(0, 14).map(({ data }) => data.rank)).toEqual(
      mixed
        .slice(0, 14)
        .map(({ data }) => data.rank)
        .sort((a, b) => b - a),
    );
  });

  it("pages stay whole while rows are created and removed between them", async () => {
    await plant({ a: note({ rank: 1 }), c: note({ rank: 3 }), d: note({ rank: 4 }) });
    const first = await db().query(notes, "byRank", { limit: 2 });
    expect(first.map(({ id }) => id)).toEqual(["a", "c"]);
    await plant({ b: note({ rank: 2 }), e: note({ rank: 5 }) });
    await db().transact(async (tx) => tx.remove(notes, "c"));
    const second = await db().query(notes, "byRank", { limit: 10, startAfter: [3, "c"] });
    expect(second.map(({ id }) => id)).toEqual(["d", "e"]);
  });

  it("bounds a range on either side, inclusive and exclusive", async () => {
    await plant(Object.fromEntries([1, 2, 3, 4, 5].map((rank) => [`n${rank}`, note({ rank })])));
    const ranks = async (range: NonNullable<Query["range"]>) =>
      (await db().query(notes, "ranked", { equals: { status: "open" }, range, limit: 10 })).map(
        ({ data }) => data.rank,
      );
    expect(await ranks({ from: 2, to: 4 })).toEqual([2, 3, 4]);
    expect(await ranks({ after: 2, before: 4 })).toEqual([3]);
    expect(await ranks({ after: 4 })).toEqual([5]);
    expect(await ranks({ before: 2.5 })).toEqual([1, 2]);
    expect(await ranks({ from: "2" })).toEqual([]);
  });

  it("merges the values of `in` in the shape's order, each document once", async () => {
    await plant({
      a: note({ rank: 3, status: "open" }),
      b: note({ rank: 1, status: "held" }),
      c: note({ rank: 2, status: "closed" }),
      d: note({ rank: 4, status: "held" }),
    });
    const ids = async (query: Omit<Query, "limit">, limit = 10) =>
      (await db().query(notes, "inStatus", { ...query, limit })).map(({ id }) => id);
    expect(await ids({ in: ["open", "held", "held"] })).toEqual(["b", "a", "d"]);
    expect(await ids({ in: ["open", "held"] }, 2)).toEqual(["b", "a"]);
    expect(await ids({ in: ["open", "held"], startAfter: [3, "a"] })).toEqual(["d"]);
    expect(
      await ids({ in: Array.from({ length: 30 }, (_, index) => (index === 29 ? "closed" : `v${index}`)) }),
    ).toEqual(["c"]);
  });

  it("tells null, false, 0 and a missing field apart", async () => {
    await plant({
      a: note({ pinned: true }),
      b: note({ pinned: false }),
      c: note({ pinned: true, due: "2026-01-01" }),
    });
    const ids = async (pinned: boolean | number, due: string | null) =>
      (await db().query(notes, "pinned", { equals: { pinned, due }, limit: 10 })).map(({ id }) => id);
    expect(await ids(true, null)).toEqual(["a"]);
    expect(await ids(false, null)).toEqual(["b"]);
    expect(await ids(1, null)).toEqual([]);
    expect(await ids(true, "2026-01-01")).toEqual(["c"]);
  });

  it("sorts null before every value and leaves out documents that lack the field", async () => {
    await plant({
      a: note({ due: null }),
      b: note({ due: "2026-02-01" }),
      c: note({ due: "2026-01-01" }),
      d: note({ due: null }),
    });
    const page = async (startAfter?: Cursor) =>
      (await db().query(notes, "byDue", { ...(startAfter && { startAfter }), limit: 2 })).map(({ id }) => id);
    expect(await page()).toEqual(["b", "c"]);
    expect(await page(["2026-01-01", "c"])).toEqual(["d", "a"]);
    expect(await page([null, "d"])).toEqual(["a"]);

    await plant({ e: note({ place: { shelf: "a", row: 2 } }), f: note({ place: { shelf: "a", row: 1 } }) });
    expect((await db().query(notes, "byRow", { limit: 10 })).map(({ id }) => id)).toEqual(["f", "e"]);
  });

  it("reaches into objects by a dotted path", async () => {
    await plant({ a: note({ place: { shelf: "a" } }), b: note({ place: { shelf: "b" } }) });
    expect(
      (await db().query(notes, "byShelf", { equals: { "place.shelf": "b" }, limit: 10 })).map(({ id }) => id),
    ).toEqual(["b"]);
  });

  it("keeps any text whole: quotes, NUL, other scripts, emoji", async () => {
    const title = `"'\\\u0000 ‮ 日本語 😀 ${"x".repeat(5000)}`;
    await plant({ "it's “odd” – 名": note({ title, place: { shelf: "o'b\"r 😀" } }) });
    const [found] = await db().query(notes, "byShelf", { equals: { "place.shelf": "o'b\"r 😀" }, limit: 1 });
    expect([found?.id, found?.data.title]).toEqual(["it's “odd” – 名", title]);
  });

  it("shows nobody the documents of another organisation, and control documents to all", async () => {
    const mine = store().bind({ kind: "tenant", orgId: "org_a" });
    const theirs = store().bind({ kind: "tenant", orgId: "org_b" });
    await mine.transact(async (tx) => tx.create(notes, "same-id", note({ title: "mine" })));
    await theirs.transact(async (tx) => tx.create(notes, "same-id", note({ title: "theirs" })));
    expect((await mine.get(notes, "same-id"))?.data.title).toBe("mine");
    expect((await theirs.query(notes, "all", { limit: 10 })).map(({ data }) => data.title)).toEqual([
      "theirs",
    ]);
    await theirs.transact(async (tx) => tx.remove(notes, "same-id"));
    expect((await mine.get(notes, "same-id"))?.data.title).toBe("mine");
  });

  it("keeps a system context away from tenant documents", async () => {
    const system = store().bind(maintenance);
    await expect(system.get(notes, "a")).rejects.toEqual(named("WrongScope"));
    await expect(system.query(notes, "all", { limit: 1 })).rejects.toEqual(named("WrongScope"));
    await expect(system.transact(async (tx) => tx.set(notes, "a", note()))).rejects.toEqual(
      named("WrongScope"),
    );
    expect(() => store().bind({ kind: "tenant", orgId: "" })).toThrow(named("WrongScope"));
  });
}
