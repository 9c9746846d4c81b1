import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { documentsSuite } from "../documents-suite.ts";
import {
  acme,
  counters,
  maintenance,
  named,
  note,
  notes,
  suiteCollections,
} from "../suites/documents-fixtures.ts";
import { backupEmbedded } from "./backup-database.ts";
import { indexOf, tableOf } from "./index-sql.ts";
import { openEmbeddedDocuments } from "./open-documents.ts";

const collections = suiteCollections;

documentsSuite("SQLite", async () => {
  const folder = await mkdtemp(join(tmpdir(), "facet-documents-"));
  const file = join(folder, "store", "documents.sqlite");
  return {
    open: (options) => openEmbeddedDocuments({ file, ...options }),
    plant: async ({ collection, orgId, id, schemaVersion, body }) => {
      const database = new DatabaseSync(file, { timeout: 1000 });
      database
        .prepare(`INSERT INTO "${tableOf(collection)}" VALUES (?, ?, 999999, ?, ?)`)
        .run(orgId, id, schemaVersion, JSON.stringify(body));
      database.close();
    },
    startWriter: () =>
      spawn(process.execPath, [join(import.meta.dirname, "acknowledging-writer.ts"), file], {
        stdio: ["ignore", "pipe", "ignore"],
      }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
});

describe("the embedded store file", () => {
  let folder = "";
  let file = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "facet-documents-"));
    file = join(folder, "documents.sqlite");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("is refused to a second opener, who is told which process has it", async () => {
    const store = await openEmbeddedDocuments({ file, collections });
    const second = openEmbeddedDocuments({ file, collections });
    await expect(second).rejects.toEqual(named("StoreUnavailable"));
    await expect(second).rejects.toThrow(new RegExp(`already open in process ${process.pid}.*facet down`));
    await store.close();
    await (await openEmbeddedDocuments({ file, collections })).close();
  });

  it("is one file, readable by its owner alone, after close", async () => {
    const store = await openEmbeddedDocuments({ file, collections });
    await store.bind(maintenance).transact(async (tx) => tx.create(counters, "a", { value: 1 }));
    for (const name of [file, `${file}-wal`]) expect((await stat(name)).mode & 0o077).toBe(0);
    await store.close();
    await expect(stat(`${file}-wal`)).rejects.toThrow("ENOENT");
  });

  it("can be copied while it is written, and the copy opens as a store", async () => {
    const store = await openEmbeddedDocuments({ file, collections });
    const db = store.bind(maintenance);
    const add = (value: number) => db.transact(async (tx) => tx.create(counters, `n-${value}`, { value }));
    for (let value = 0; value < 50; value += 1) await add(value);
    const target = join(folder, "backups", "monday.sqlite");
    const [copied] = await Promise.all([
      backupEmbedded(file, target),
      ...Array.from({ length: 50 }, (_, index) => add(50 + index)),
    ]);
    expect(copied.bytes).toBeGreaterThan(0);
    expect((await stat(target)).mode & 0o077).toBe(0);
    await expect(backupEmbedded(file, target)).rejects.toThrow(/exists already/);
    await store.close();

    const copy = await openEmbeddedDocuments({ file: target, collections });
    const kept = await copy.bind(maintenance).query(counters, "all", { limit: 500 });
    expect(kept.length).toBeGreaterThanOrEqual(50);
    await copy.close();
  });

  it("waits for a program that holds the write lock, and then succeeds", async () => {
    const store = await openEmbeddedDocuments({ file, collections });
    const holder = new DatabaseSync(file);
    holder.exec("BEGIN IMMEDIATE");
    let tries = 0;
    await store.bind(maintenance).transact(async (tx) => {
      // The function runs again for each attempt: by the third, the lock has refused two commits.
      tries += 1;
      if (tries === 3) holder.exec("COMMIT");
      tx.create(counters, "a", { value: 1 });
    });
    expect(tries).toBe(3);
    expect((await store.bind(maintenance).get(counters, "a"))?.data.value).toBe(1);
    holder.close();
    await store.close();
  });

  it("says what is wrong with a file that is not its own", async () => {
    await writeFile(file, "hello, I am a text file".repeat(100));
    await expect(openEmbeddedDocuments({ file, collections })).rejects.toThrow(/damaged.*backup/);
    await rm(file);
    const foreign = new DatabaseSync(file);
    foreign.exec("CREATE TABLE t (a)");
    foreign.close();
    await expect(openEmbeddedDocuments({ file, collections })).rejects.toThrow(/not a Facet store/);
    expect(await readFile(`${file}.owner`, "utf8")).toContain(String(process.pid));
  });

  it("answers every declared shape by seeking in its index, without a sort", async () => {
    const store = await openEmbeddedDocuments({ file, collections });
    const database = new DatabaseSync(file);
    const names = new Set(
      database
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'index'")
        .all()
        .map((row) => row.name),
    );
    for (const shape of Object.values(notes.shapes)) expect(names.has(indexOf(notes, shape).name)).toBe(true);
    const index = indexOf(notes, notes.shapes.byRankDown);
    const plan = database
      .prepare(
        `EXPLAIN QUERY PLAN SELECT id FROM documents_notes INDEXED BY ${index.name} WHERE owner = 'a' AND json_extract(body, '$."status"') = 'open' AND json_extract(body, '$."rank"') < 5 ORDER BY json_extract(body, '$."rank"') desc, id desc LIMIT 5`,
      )
      .all()
      .map((row) => String(row.detail));
    expect(plan.join("; ")).toMatch(/^SEARCH .*owner=\? AND <expr>=\? AND <expr><\?\)$/);
    database.close();
    await store.close();
  });

  it("drops the index of a shape that is no longer declared, and keeps the documents", async () => {
    const first = await openEmbeddedDocuments({ file, collections });
    await first.bind(acme).transact(async (tx) => tx.set(notes, "a", note()));
    await first.close();
    const fewer = { ...notes, shapes: { all: {} } };
    const second = await openEmbeddedDocuments({ file, collections: [fewer] });
    expect(await second.bind(acme).query(fewer, "all", { limit: 10 })).toHaveLength(1);
    const database = new DatabaseSync(file);
    expect(
      database.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name LIKE 'shape_notes_%'").get()?.n,
    ).toBe(1);
    database.close();
    await second.close();
  });

  it("refuses a declaration that cannot work, at start", async () => {
    const open = (shapes: (typeof notes)["shapes"][keyof (typeof notes)["shapes"]]) =>
      openEmbeddedDocuments({ file, collections: [{ ...notes, shapes: { x: shapes } }] });
    await expect(open({ range: "rank", orderBy: [["status", "asc"]] })).rejects.toThrow(
      /first orderBy field/,
    );
    await expect(open({ equals: ["a b'"] })).rejects.toThrow(/not a field path/);
    await expect(openEmbeddedDocuments({ file, collections: [notes, notes] })).rejects.toThrow(
      /two collections/,
    );
  });
});
