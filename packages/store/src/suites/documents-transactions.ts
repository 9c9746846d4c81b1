import type { Documents } from "@facet/ports/documents";
import { expect, it } from "vitest";
import { acme, counters, maintenance, named, note, notes } from "./documents-fixtures.ts";

/** Atomicity, isolation, claims. */
export function transactionPromises(store: () => Documents, contenders: number): void {
  const increment = () =>
    store()
      .bind(maintenance)
      .transact(async (tx) => {
        const counter = await tx.get(counters, "shared");
        tx.set(counters, "shared", { value: (counter?.data.value ?? 0) + 1 });
      });

  it("counts exactly when many transactions increment one document at once", async () => {
    await Promise.all(Array.from({ length: contenders }, increment));
    expect((await store().bind(maintenance).get(counters, "shared"))?.data.value).toBe(contenders);
  });

  it("applies all writes of a transaction or none", async () => {
    const db = store().bind(acme);
    await db.transact(async (tx) => tx.create(notes, "taken", note()));
    const failed = db.transact(async (tx) => {
      tx.set(notes, "first", note());
      tx.create(notes, "taken", note());
    });
    await expect(failed).rejects.toEqual(named("DocumentExists"));
    expect(await db.get(notes, "first")).toBeUndefined();
  });

  it("writes nothing when the function throws, and passes its error on", async () => {
    const db = store().bind(acme);
    const failed = db.transact(async (tx) => {
      tx.set(notes, "first", note());
      throw new RangeError("decided otherwise");
    });
    await expect(failed).rejects.toThrow("decided otherwise");
    expect(await db.get(notes, "first")).toBeUndefined();
  });

  it("lets exactly one of many create a claim document", async () => {
    const db = store().bind(acme);
    const results = await Promise.allSettled(
      Array.from({ length: contenders }, (_, index) =>
        db.transact(async (tx) => tx.create(notes, "claim", note({ rank: index }))),
      ),
    );
    const won = results.flatMap((result, index) => (result.status === "fulfilled" ? [index] : []));
    expect(won).toHaveLength(1);
    expect((await db.get(notes, "claim"))?.data.rank).toBe(won[0]);
    const reasons = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(reasons).toEqual(Array(contenders - 1).fill(named("DocumentExists")));
  });

  it("runs again when a document it read as absent has been created meanwhile", async () => {
    const db = store().bind(acme);
    const seen: (string | undefined)[] = [];
    await db.transact(async (tx) => {
      const found = await tx.get(notes, "late");
      seen.push(found?.data.title);
      if (seen.length === 1)
        await db.transact(async (rival) => rival.create(notes, "late", note({ title: "rival" })));
      tx.set(notes, "mine", note({ title: found?.data.title ?? "alone" }));
    });
    expect(seen).toEqual([undefined, "rival"]);
    expect((await db.get(notes, "mine"))?.data.title).toBe("rival");
  });

  it("runs again when a document that its query would find has appeared, changed or gone", async () => {
    const db = store().bind(acme);
    await db.transact(async (tx) => {
      tx.set(notes, "a", note({ rank: 1 }));
      tx.set(notes, "b", note({ rank: 2 }));
    });
    const rivals = [
      () => db.transact(async (tx) => tx.set(notes, "phantom", note({ rank: 3 }))),
      () => db.transact(async (tx) => tx.set(notes, "a", note({ rank: 10 }))),
      () => db.transact(async (tx) => tx.remove(notes, "b")),
    ];
    let runs = 0;
    await db.transact(async (tx) => {
      const found = await tx.query(notes, "byStatus", { equals: { status: "open" }, limit: 100 });
      await rivals[runs]?.();
      runs += 1;
      tx.set(
        notes,
        "sum",
        note({ status: "closed", rank: found.reduce((sum, { data }) => sum + data.rank, 0) }),
      );
    });
    expect(runs).toBe(4);
    expect((await db.get(notes, "sum"))?.data.rank).toBe(13);
  });

  it("is left alone by changes to documents its query does not reach", async () => {
    const db = store().bind(acme);
    let runs = 0;
    await db.transact(async (tx) => {
      runs += 1;
      await tx.query(notes, "byStatus", { equals: { status: "held" }, limit: 10 });
      await db.transact(async (rival) => rival.set(notes, "elsewhere", note({ status: "open" })));
      tx.set(notes, "mine", note());
    });
    expect(runs).toBe(1);
  });

  it("does not pass on an error that came of two reads that never stood together", async () => {
    const db = store().bind(acme);
    await db.transact(async (tx) => {
      tx.set(notes, "left", note({ rank: 5 }));
      tx.set(notes, "right", note({ rank: 5 }));
    });
    let runs = 0;
    const sum = await db.transact(async (tx) => {
      runs += 1;
      const left = await tx.get(notes, "left");
      if (runs === 1) {
        await db.transact(async (rival) => {
          rival.set(notes, "left", note({ rank: 0 }));
          rival.set(notes, "right", note({ rank: 10 }));
        });
      }
      const right = await tx.get(notes, "right");
      const total = (left?.data.rank ?? 0) + (right?.data.rank ?? 0);
      if (total !== 10) throw new Error(`the books do not balance: ${total}`);
      return total;
    });
    // A store that reads from one snapshot never sees the torn pair; another runs again.
    expect(sum).toBe(10);
    expect(runs).toBeLessThanOrEqual(2);
  });

  it("gives up with TransactionConflict when what it reads never stands still", async () => {
    const db = store().bind(maintenance);
    let runs = 0;
    const hopeless = db.transact(async (tx) => {
      runs += 1;
      await tx.get(counters, "restless");
      await db.transact(async (rival) => rival.set(counters, "restless", { value: runs }));
      tx.set(counters, "mine", { value: 1 });
    });
    await expect(hopeless).rejects.toEqual(named("TransactionConflict"));
    expect(runs).toBe(20);
    expect(await db.get(counters, "mine")).toBeUndefined();
  });

  it("refuses a read after a write", async () => {
    const db = store().bind(acme);
    const read = db.transact(async (tx) => {
      tx.set(notes, "first", note());
      return tx.get(notes, "first");
    });
    await expect(read).rejects.toEqual(named("ReadAfterWrite"));
    const query = db.transact(async (tx) => {
      tx.remove(notes, "first");
      return tx.query(notes, "all", { limit: 1 });
    });
    await expect(query).rejects.toEqual(named("ReadAfterWrite"));
  });

  it("gives a document a new revision with every write, also after it was removed and made again", async () => {
    const db = store().bind(acme);
    const revisions = new Set<string | undefined>();
    const look = async () => revisions.add((await db.get(notes, "a"))?.revision);
    for (const step of [0, 1]) {
      await db.transact(async (tx) => tx.create(notes, "a", note()));
      await look();
      await db.transact(async (tx) => tx.set(notes, "a", note({ rank: step })));
      await look();
      await db.transact(async (tx) => tx.remove(notes, "a"));
    }
    expect(revisions.size).toBe(4);
    expect(revisions.has(undefined)).toBe(false);
  });

  it("keeps what was read and what was written apart from the caller's objects", async () => {
    const db = store().bind(acme);
    const mine = note({ title: "kept" });
    await db.transact(async (tx) => {
      tx.create(notes, "a", mine);
      mine.title = "changed after the write";
      mine.place.shelf = "z";
    });
    const first = await db.get(notes, "a");
    expect(first?.data).toEqual(note({ title: "kept" }));
    if (first !== undefined) first.data.title = "changed after the read";
    expect((await db.get(notes, "a"))?.data.title).toBe("kept");
  });

  it("applies several writes of one document in their order", async () => {
    const db = store().bind(acme);
    await db.transact(async (tx) => {
      tx.create(notes, "a", note({ rank: 1 }));
      tx.remove(notes, "a");
      tx.create(notes, "a", note({ rank: 2 }));
      tx.set(notes, "a", note({ rank: 3 }));
      tx.remove(notes, "never there");
    });
    expect((await db.get(notes, "a"))?.data.rank).toBe(3);
  });
}
