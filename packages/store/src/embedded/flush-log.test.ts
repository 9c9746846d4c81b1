import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openLogFlush } from "./flush-log.ts";

it("a flush that failed makes every later one fail, and those that wait for it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "facet-flush-"));
  try {
    const log = openLogFlush(join(folder, "store.sqlite"));
    const answers = await Promise.allSettled([log.flush(), log.flush(), log.flush()]);
    expect(answers.map((answer) => answer.status)).toEqual(["rejected", "rejected", "rejected"]);
    await writeFile(join(folder, "store.sqlite-wal"), "");
    await expect(log.flush()).rejects.toMatchObject({ name: "StoreUnavailable" });

    const whole = openLogFlush(join(folder, "store.sqlite"));
    await Promise.all([whole.flush(), whole.flush(), whole.flush()]);
    whole.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
