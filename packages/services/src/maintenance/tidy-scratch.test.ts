import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openTestPlatform } from "../testing/open-test-platform.ts";
import { tidyScratch } from "./tidy-scratch.ts";

it("copies that nobody has read for a day go, younger ones stay", async () => {
  const platform = await openTestPlatform();
  const folder = platform.scratchFolder;
  await tidyScratch(platform);
  await mkdir(folder, { recursive: true });
  const hour = 3600;
  for (const [name, hours] of [
    ["read-today", 23],
    ["of-a-deleted-set", 25],
  ] as const) {
    await writeFile(join(folder, name), "rows");
    const at = platform.clock.now() / 1000 - hours * hour;
    await utimes(join(folder, name), at, at);
  }
  await tidyScratch(platform);
  expect(await readdir(folder)).toEqual(["read-today"]);
  await platform.close();
});
