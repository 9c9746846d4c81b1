import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { z } from "zod";

/** Where the command line of this machine finds its key. Readable by this user alone. */
export function ownerFile(home: string): string {
  return join(home, "owner.json");
}

/** Where the command line finds the token that makes the first account, for as long as there is none. */
export function setupFile(home: string): string {
  return join(home, "setup.json");
}

/** What a small file holds; undefined when it is not there or holds something else. */
export async function readSmallFile<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
}

/** All of it or nothing, readable by this user alone. */
export async function writeSmallFile(file: string, value: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const aside = `${file}.partial`;
  await writeFile(aside, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await rename(aside, file);
}
