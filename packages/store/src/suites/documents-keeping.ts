import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Clock } from "@facet/ports/clock";
import { expect, it } from "vitest";
import { acme, counters, maintenance, named, note, notes, suiteCollections } from "./documents-fixtures.ts";
import type { DocumentsHarness } from "./documents-harness.ts";

const collections = suiteCollections;

/** What survives restarts, older versions, bad clocks and kill -9. */
export function keepingPromises(harness: () => DocumentsHarness, timeoutMs: number): void {
  it("finds everything again after close and open", async () => {
    const first = await harness().open({ collections });
    await first.bind(acme).transact(async (tx) => tx.create(notes, "a", note({ title: "kept" })));
    const before = await first.bind(acme).get(notes, "a");
    await first.check();
    await first.close();
    await first.close();
    await expect(first.bind(acme).get(notes, "a")).rejects.toEqual(named("StoreUnavailable"));
    await expect(first.check()).rejects.toEqual(named("StoreUnavailable"));

    const second = await harness().open({ collections });
    expect(await second.bind(acme).get(notes, "a")).toEqual(before);
    await second.close();
  });

  it("never lets tx.now go back: not within a process, not across restarts, not when the clock is set back", async () => {
    const clock = { wall: Date.parse("2030-01-01T12:00:00.000Z"), monotonic: 0 };
    const port: Clock = {
      now: () => clock.wall,
      monotonic: () => clock.monotonic,
      wait: async () => undefined,
    };
    const times: string[] = [];
    const tick = async (store: Awaited<ReturnType<DocumentsHarness["open"]>>) => {
      times.push(
        await store.bind(maintenance).transact(async (tx) => {
          tx.set(counters, "tick", { value: times.length });
          return tx.now;
        }),
      );
    };
    const first = await harness().open({ collections, clock: port });
    await tick(first);
    clock.wall -= 3_600_000;
    await tick(first);
    clock.monotonic += 60_000;
    await tick(first);
    await first.close();

    clock.wall -= 24 * 3_600_000;
    const second = await harness().open({ collections, clock: port });
    await tick(second);
    await second.close();
    expect(times).toEqual([...times].sort());
    for (const time of times) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    // A lease must still run out while the wall clock is behind.
    expect(Date.parse(times[2] ?? "") - Date.parse(times[1] ?? "")).toBeGreaterThan(0);
  });

  it("gives every reader a copy of its own, of what was written last", async () => {
    const store = await harness().open({ collections });
    const db = store.bind(acme);
    const read = async () => (await db.get(notes, "a"))?.data;
    await db.transact(async (tx) => tx.create(notes, "a", note({ title: "first" })));
    const mine = await read();
    Object.assign(mine?.place ?? {}, { shelf: "mine" });
    expect(await read()).toEqual(note({ title: "first" }));
    await db.transact(async (tx) => {
      Object.assign((await tx.get(notes, "a"))?.data.place ?? {}, { shelf: "mine" });
      tx.set(notes, "a", note({ title: "second" }));
    });
    expect(await read()).toEqual(note({ title: "second" }));
    const refused = db.transact(async (tx) => {
      tx.set(notes, "a", note({ title: "third" }));
      tx.create(notes, "a", note({ title: "fourth" }));
    });
    await expect(refused).rejects.toEqual(named("DocumentExists"));
    expect(await read()).toEqual(note({ title: "second" }));
    await db.transact(async (tx) => tx.remove(notes, "a"));
    expect(await read()).toBeUndefined();
    await store.close();
  });

  it("reads a document that the last version wrote, and the one before", async () => {
    const store = await harness().open({ collections });
    const common = { collection: notes, orgId: "org_acme" } as const;
    await harness().plant({
      ...common,
      id: "v1",
      schemaVersion: 1,
      body: { name: "old", status: "open", rank: 7, due: null, shelf: "s" },
    });
    await harness().plant({
      ...common,
      id: "v2",
      schemaVersion: 2,
      body: { title: "newer", status: "open", rank: 8, pinned: true, due: null, shelf: "s" },
    });
    expect((await store.bind(acme).get(notes, "v1"))?.data).toEqual(
      note({ title: "old", rank: 7, place: { shelf: "s" } }),
    );
    const found = await store.bind(acme).query(notes, "byStatus", { equals: { status: "open" }, limit: 10 });
    expect(found.map(({ data }) => data.title)).toEqual(["old", "newer"]);
    await store.close();
  });

  it("names collection, id and field of a stored body that does not fit, and touches nothing else", async () => {
    const store = await harness().open({ collections });
    const db = store.bind(acme);
    await db.transact(async (tx) => tx.set(notes, "good", note()));
    const common = { collection: notes, orgId: "org_acme" } as const;
    await harness().plant({
      ...common,
      id: "torn",
      schemaVersion: 3,
      body: { ...note(), place: { shelf: 5 } },
    });
    await harness().plant({ ...common, id: "future", schemaVersion: 4, body: {} });
    await harness().plant({ ...common, id: "ancient", schemaVersion: 0, body: {} });
    const torn = db.get(notes, "torn");
    await expect(torn).rejects.toEqual(named("StoredShape"));
    await expect(torn).rejects.toThrow(/notes\/torn.*place\.shelf/);
    await expect(db.get(notes, "future")).rejects.toThrow(/notes\/future.*newer/);
    await expect(db.get(notes, "ancient")).rejects.toThrow(/notes\/ancient.*no longer/);
    expect((await db.get(notes, "good"))?.data).toEqual(note());
    await store.close();
  });

  it("has every acknowledged write after the writing process was killed", {
    timeout: timeoutMs,
  }, async () => {
    await (await harness().open({ collections })).close();
    const acknowledged: string[] = [];
    for (const rounds of [1, 2, 3]) {
      const writer = harness().startWriter();
      if (writer.stdout === null) throw new TypeError("the writer needs a pipe on stdout");
      const exit = once(writer, "exit");
      const enough = acknowledged.length + 60 + rounds;
      for await (const line of createInterface({ input: writer.stdout })) {
        acknowledged.push(line);
        if (acknowledged.length === enough) writer.kill("SIGKILL");
      }
      await exit;
      expect(writer.signalCode).toBe("SIGKILL");
      expect(acknowledged.length).toBeGreaterThanOrEqual(enough);
    }
    const store = await harness().open({ collections });
    const present = await Promise.all(acknowledged.map((id) => store.bind(maintenance).get(counters, id)));
    expect(acknowledged.filter((_, index) => present[index] === undefined)).toEqual([]);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    await store.close();
  });
}
