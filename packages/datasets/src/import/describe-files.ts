import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { z } from "zod";
import { ImportedFile } from "./import-result.ts";

/** Size and SHA-256 of each file that an import writes. */
export async function describeFiles(folder: string): Promise<z.infer<typeof ImportedFile>[]> {
  const files: z.infer<typeof ImportedFile>[] = [];
  for (const path of ImportedFile.shape.path.options) {
    const hash = createHash("sha256");
    await pipeline(createReadStream(`${folder}/${path}`), hash);
    files.push({ path, bytes: (await stat(`${folder}/${path}`)).size, sha256: hash.digest("hex") });
  }
  return files;
}
