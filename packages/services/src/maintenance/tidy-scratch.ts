import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Platform } from "../context.ts";

/** Copies are touched when they are read: one that nobody has read for so long may be of something that is deleted. */
const keptMs = 24 * 3_600_000;

/** Removes local copies that have not been read for a day. Whoever needs one again makes it again. */
export async function tidyScratch(ctx: Platform): Promise<void> {
  const names = await readdir(ctx.scratchFolder).catch(() => []);
  for (const name of names) {
    const file = join(ctx.scratchFolder, name);
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile() === true && ctx.clock.now() - found.mtimeMs > keptMs) await rm(file, { force: true });
  }
}
