import { isDocumentError } from "@facet/ports/document-errors";
import type { Documents } from "@facet/ports/documents";
import { expect, it } from "vitest";
import { acme, counters, maintenance, note, notes } from "./documents-fixtures.ts";

const jobs = 30;
const runners = 8;

/** The two races that the platform is made of: many take from one line, and many write the next number. */
export function contentionPromises(store: () => Documents, contenders: number): void {
  it("hands each of 30 waiting documents to exactly one of 8 that take from one line", async () => {
    const db = store().bind(acme);
    await db.transact(async (tx) => {
      for (let rank = 0; rank < jobs; rank += 1) tx.set(notes, `job-${rank}`, note({ rank }));
    });
    const take = (runner: string) =>
      db.transact(async (tx) => {
        const [first] = await tx.query(notes, "ranked", {
          equals: { status: "open" },
          range: { from: 0 },
          limit: 1,
        });
        if (first === undefined) return undefined;
        tx.set(notes, first.id, { ...first.data, status: "held", title: runner });
        return first.id;
      });
    const work = async (runner: string): Promise<string[]> => {
      const taken: string[] = [];
      for (;;) {
        try {
          const id = await take(runner);
          if (id === undefined) return taken;
          taken.push(id);
        } catch (error) {
          if (!isDocumentError(error, "TransactionConflict")) throw error;
        }
      }
    };
    const taken = (
      await Promise.all(Array.from({ length: runners }, (_, index) => work(`r${index}`)))
    ).flat();
    expect(taken).toHaveLength(jobs);
    expect(new Set(taken).size).toBe(jobs);
    expect(await db.query(notes, "byStatus", { equals: { status: "held" }, limit: 500 })).toHaveLength(jobs);
  });

  it("keeps a log dense and in one order when several append to it at once", async () => {
    const each = 5;
    const db = store().bind(acme);
    const append = (writer: string): Promise<void> =>
      db
        .transact(async (tx) => {
          const [last] = await tx.query(notes, "byRankDown", { equals: { status: "closed" }, limit: 1 });
          const next = (last?.data.rank ?? 0) + 1;
          tx.create(
            notes,
            `log.${String(next).padStart(6, "0")}`,
            note({ status: "closed", rank: next, title: writer }),
          );
        })
        .catch((error: unknown) => {
          const lost =
            isDocumentError(error, "DocumentExists") || isDocumentError(error, "TransactionConflict");
          if (lost) return append(writer);
          throw error;
        });
    const writers = Math.ceil(contenders / 2);
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (let entry = 0; entry < each; entry += 1) await append(`w${writer}-${entry}`);
      }),
    );
    const log = await db.query(notes, "byRankDown", { equals: { status: "closed" }, limit: 500 });
    expect(log.map(({ data }) => data.rank)).toEqual(
      Array.from({ length: writers * each }, (_, index) => writers * each - index),
    );
    for (let writer = 0; writer < writers; writer += 1) {
      const own = log.map(({ data }) => data.title).filter((title) => title.startsWith(`w${writer}-`));
      expect(own.reverse()).toEqual(Array.from({ length: each }, (_, entry) => `w${writer}-${entry}`));
    }
  });

  it("lets transactions on different documents pass one another", async () => {
    const db = store().bind(maintenance);
    const runs = Array.from({ length: contenders }, () => 0);
    await Promise.all(
      runs.map((_, index) =>
        db.transact(async (tx) => {
          runs[index] = (runs[index] ?? 0) + 1;
          const own = await tx.get(counters, `own-${index}`);
          tx.set(counters, `own-${index}`, { value: (own?.data.value ?? 0) + 1 });
        }),
      ),
    );
    expect(runs).toEqual(runs.map(() => 1));
  });
}
