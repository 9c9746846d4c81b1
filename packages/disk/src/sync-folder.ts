import { open } from "node:fs/promises";

/** Flushes a folder's entries. A file is durable only once the folder that names it is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
