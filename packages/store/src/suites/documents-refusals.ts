import type { Documents, Query } from "@facet/ports/documents";
import { expect, it } from "vitest";
import { acme, counters, named, note, notes } from "./documents-fixtures.ts";

/** What Firestore would refuse is refused everywhere. */
export function refusalPromises(store: () => Documents): void {
  const db = () => store().bind(acme);

  it("answers only declared shapes, given exactly their fields", async () => {
    const refused: [string, Query][] = [
      ["unknown", { limit: 1 }],
      ["toString", { limit: 1 }],
      ["byStatus", { limit: 1 }],
      ["byStatus", { equals: {}, limit: 1 }],
      ["byStatus", { equals: { status: "open", rank: 1 }, limit: 1 }],
      ["all", { equals: { status: "open" }, limit: 1 }],
      ["all", { in: ["a"], limit: 1 }],
      ["inStatus", { limit: 1 }],
      ["inStatus", { in: [], limit: 1 }],
      ["ranked", { equals: { status: "open" }, limit: 1 }],
      ["ranked", { equals: { status: "open" }, range: {}, limit: 1 }],
      ["ranked", { equals: { status: "open" }, range: { from: 1, after: 1 }, limit: 1 }],
      ["ranked", { equals: { status: "open" }, range: { from: 1, to: "2" }, limit: 1 }],
      ["byRank", { range: { from: 1 }, limit: 1 }],
      ["byRank", { startAfter: [1], limit: 1 }],
      ["byRank", { startAfter: ["a", 1], limit: 1 }],
      ["byRank", { startAfter: [1, "a/b"], limit: 1 }],
      ["all", { limit: 0 }],
      ["all", { limit: 501 }],
      ["all", { limit: 1.5 }],
    ];
    for (const [shape, query] of refused) {
      // The type refuses most of these already; callers that build queries at run time meet the check.
      await expect(
        db().query(notes, shape as "all", query),
        `${shape} ${JSON.stringify(query)}`,
      ).rejects.toEqual(named("UndeclaredQueryShape"));
    }
  });

  it("takes 30 values in `in` and refuses 31", async () => {
    const values = Array.from({ length: 31 }, (_, index) => `v${index}`);
    expect(await db().query(notes, "inStatus", { in: values.slice(1), limit: 1 })).toEqual([]);
    await expect(db().query(notes, "inStatus", { in: values, limit: 1 })).rejects.toEqual(
      named("TooManyValues"),
    );
  });

  it("takes 500 writes in a transaction and refuses 501", async () => {
    const write = (count: number) =>
      db().transact(async (tx) => {
        for (let index = 0; index < count; index += 1) tx.set(counters, `c${index}`, { value: count });
      });
    await expect(write(501)).rejects.toEqual(named("TooManyWrites"));
    expect(await db().get(counters, "c0")).toBeUndefined();
    await write(500);
    expect((await db().get(counters, "c499"))?.data.value).toBe(500);
  });

  it("refuses a document over 1 MiB and keeps one just below", async () => {
    const write = (title: string) => db().transact(async (tx) => tx.set(notes, "big", note({ title })));
    await expect(write("x".repeat(1024 * 1024))).rejects.toEqual(named("DocumentTooLarge"));
    await expect(write("é".repeat(600 * 1024))).rejects.toEqual(named("DocumentTooLarge"));
    const fits = "x".repeat(1024 * 1024 - 1000);
    await write(fits);
    expect((await db().get(notes, "big"))?.data.title.length).toBe(fits.length);
  });

  it("refuses what it could not read back", async () => {
    const write = (data: unknown) =>
      db().transact(async (tx) => tx.set(notes, "odd", data as ReturnType<typeof note>));
    await expect(write({ ...note(), rank: "high" })).rejects.toThrow(/notes\/odd.*rank/);
    await expect(write({ ...note(), rank: Number.NaN })).rejects.toEqual(named("InvalidDocument"));
    await expect(write({ ...note(), place: { shelf: "a", row: undefined } })).rejects.toThrow(
      /place\.row is undefined/,
    );
    await expect(write({ ...note(), title: "half \ud83d" })).rejects.toEqual(named("InvalidDocument"));
    expect(await db().get(notes, "odd")).toBeUndefined();
  });

  it("writes no document under an impossible id, and finds none", async () => {
    for (const id of ["", ".", "..", "a/b", "__id__", "x".repeat(1501), "half\ud800"]) {
      await expect(db().transact(async (tx) => tx.set(notes, id, note()))).rejects.toEqual(
        named("InvalidDocument"),
      );
      expect(await db().get(notes, id)).toBeUndefined();
    }
  });

  it("knows only collections that were declared, and a transaction only while its function runs", async () => {
    await expect(db().get({ ...counters, scope: "tenant" }, "a")).rejects.toThrow(/was not declared/);
    const leaked = await db().transact(async (tx) => tx);
    await expect(leaked.get(notes, "a")).rejects.toThrow(/is over/);
    expect(() => leaked.set(notes, "a", note())).toThrow(/is over/);
  });
}
