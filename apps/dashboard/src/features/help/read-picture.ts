import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** One of the pictures in `docs/pictures`, from beside the app as the guides are. Undefined for any other name. */
export async function readPicture(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!/^[\w-]+\.png$/.test(name)) return undefined;
  const path = join(/* turbopackIgnore: true */ process.cwd(), "..", "..", "docs", "pictures", name);
  try {
    return new Uint8Array(await readFile(path));
  } catch {
    return undefined;
  }
}
