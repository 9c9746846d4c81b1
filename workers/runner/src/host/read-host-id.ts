import { randomUUID } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Names this machine's runner over restarts, so that it gets its own work back at once. Made on first use. */
export async function readHostId(folder: string): Promise<string> {
  const file = join(folder, "host-id");
  await mkdir(folder, { recursive: true });
  await writeFile(file, randomUUID(), { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  return (await readFile(file, "utf8")).trim();
}
