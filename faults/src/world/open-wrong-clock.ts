import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A module that a process of the platform loads first, and the hand on its clock. */
export async function openWrongClock(
  folder: string,
  name: string,
): Promise<{ readonly preload: string; set(offsetMs: number): Promise<void> }> {
  const file = join(folder, `${name}.offset`);
  await writeFile(file, "0");
  const preload = pathToFileURL(join(import.meta.dirname, "skew-clock.ts"));
  preload.searchParams.set("offset", file);
  return { preload: preload.href, set: (offsetMs) => writeFile(file, String(offsetMs)) };
}
