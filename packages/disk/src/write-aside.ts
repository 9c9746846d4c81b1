import { randomUUID } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

export interface WriteOptions {
  readonly mode?: number;
  /** Where the temporary file is made, on the same disk. The file's own folder unless told. */
  readonly asideFolder?: string;
}

/** Writes `data` under a name of its own, flushed. The caller moves or links it to `file`. */
export async function writeAside(
  file: string,
  data: string | Uint8Array,
  options: WriteOptions = {},
): Promise<string> {
  const aside = join(options.asideFolder ?? dirname(file), `${basename(file)}.${randomUUID()}.tmp`);
  const handle = await open(aside, "wx", options.mode ?? 0o600);
  try {
    await handle.writeFile(data);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(aside, { force: true });
    throw error;
  }
  await handle.close();
  return aside;
}
