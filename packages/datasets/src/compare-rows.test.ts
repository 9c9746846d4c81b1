import { join } from "node:path";
import { expect, it } from "vitest";
import { compareRows } from "./compare-rows.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";
import { writeParquet } from "./write-parquet.ts";

it("tells added, removed and kept rows apart, whatever split they are in", async () => {
  const folder = await temporaryFolder();
  const write = async (name: string, keys: readonly string[]) => {
    const path = join(folder, name);
    await writeParquet({ path, columns: { key: "VARCHAR" }, rows: keys.map((key) => ({ key })) });
    return path;
  };
  const before = [await write("a.parquet", ["one", "two"]), await write("b.parquet", ["three"])];
  const after = [await write("c.parquet", ["three", "one", "four", "five"]), await write("d.parquet", [])];
  expect(await compareRows({ before, after })).toEqual({ added: 2, removed: 1, same: 2 });
  expect(await compareRows({ before, after: before })).toEqual({ added: 0, removed: 0, same: 3 });
});
