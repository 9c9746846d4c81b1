import { execFile } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LogCheckpoints, openLogCheckpoints } from "./checkpoint-log.ts";

describe("checkpoints beside the commits", () => {
  let folder = "";
  let file = "";
  let database: DatabaseSync;
  let checkpoints: LogCheckpoints;
  let finished = 0;
  let takenOver: () => void;
  let takeOver: Promise<void>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "facet-checkpoints-"));
    file = join(folder, "store.sqlite");
    database = new DatabaseSync(file, { timeout: 1000 });
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0");
    database.exec("CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT)");
    finished = 0;
    takeOver = new Promise((resolve) => {
      takenOver = resolve;
    });
  });
  afterEach(async () => {
    await checkpoints.close();
    database.close();
    await rm(folder, { recursive: true, force: true });
  });

  function open(mostFrames: number, of = file): void {
    checkpoints = openLogCheckpoints({
      file: of,
      finish: () => {
        finished += 1;
        database.exec("PRAGMA wal_checkpoint(PASSIVE)");
      },
      takeOver: () => takenOver(),
      commitsPerCheckpoint: 20,
      mostFrames,
    });
  }

  /** Commits until the condition holds; other work of this thread gets its turn between. */
  async function commitUntil(holds: () => boolean | Promise<boolean>): Promise<number> {
    const insert = database.prepare("INSERT INTO t (body) VALUES (?)");
    for (let count = 1; ; count += 1) {
      insert.run("x".repeat(2000));
      checkpoints.committed();
      await new Promise((resolve) => setImmediate(resolve));
      if (await holds()) return count;
    }
  }

  const bytesOf = async (name: string) => (await stat(name)).size;

  it("are ended by a process that has nothing else to do", async () => {
    open(1_000_000);
    const script = `
      import { openLogCheckpoints } from ${JSON.stringify(new URL("./checkpoint-log.ts", import.meta.url).href)};
      const nothing = () => undefined;
      const file = ${JSON.stringify(file)};
      const log = openLogCheckpoints({ file, finish: nothing, takeOver: nothing, commitsPerCheckpoint: 1 });
      log.committed();
      await log.close();
      process.stdout.write("closed");
    `;
    const args = ["--input-type=module-typescript", "--eval", script];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout).toBe("closed");
  });

  it("carry the log into the file, which then holds everything without it", async () => {
    open(1_000_000);
    const rows = await commitUntil(async () => (await bytesOf(file)) > 200_000);
    expect(finished).toBe(0);
    await checkpoints.close();
    expect(database.prepare("SELECT count(*) AS n FROM t").get()?.n).toBe(rows);
    const row = database.prepare("PRAGMA wal_checkpoint(PASSIVE)").get();
    expect(row?.checkpointed).toBe(row?.log);
    expect(database.prepare("PRAGMA integrity_check").get()?.integrity_check).toBe("ok");
  });

  it("keep the log short under writes that never pause", async () => {
    open(200);
    const rows = await commitUntil(() => finished >= 3);
    await checkpoints.close();
    // Everything is in the file, so the next commit begins the log anew: it holds that commit and nothing else.
    database.exec("INSERT INTO t (body) VALUES ('one more')");
    const row = database.prepare("PRAGMA wal_checkpoint(PASSIVE)").get();
    expect(Number(row?.log)).toBeLessThan(10);
    expect(database.prepare("SELECT count(*) AS n FROM t").get()?.n).toBe(rows + 1);
  });

  it("are the connection's own again when the thread cannot work", async () => {
    open(200, join(folder, "nowhere", "store.sqlite"));
    let told = false;
    void takeOver.then(() => {
      told = true;
    });
    expect(await commitUntil(() => told)).toBeGreaterThanOrEqual(20);
  });
});
