import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, open, realpath, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { replaceFile } from "@facet/disk/replace-file";
import { configDir } from "@facet/env/config-dir";
import { z } from "zod";

const Remembered = z.record(z.string(), z.object({ id: z.string(), expiresAt: z.string() }));
type Remembered = z.infer<typeof Remembered>;

const headBytes = 64 * 1024;

function rememberedFile(): string {
  return join(configDir(), "uploads.json");
}

/** What stands for this very file, sent to this project of this platform: another size, time or beginning is another file. */
export async function uploadKey(file: string, url: string, projectId: string): Promise<string> {
  const [path, { size, mtimeMs }] = [await realpath(file), await stat(file)];
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const head = createHash("sha256").update(buffer.subarray(0, bytesRead)).digest("hex");
    return createHash("sha256")
      .update(JSON.stringify([url, projectId, path, size, mtimeMs, head]))
      .digest("hex");
  } finally {
    await handle.close();
  }
}

/** The upload that was begun with this file and may still be resumed. */
export function findUpload(key: string): string | undefined {
  return stillOpen()[key]?.id;
}

/** Undefined: there is nothing to resume any more. */
export async function rememberUpload(
  key: string,
  upload: { readonly id: string; readonly expiresAt: string } | undefined,
): Promise<void> {
  const { [key]: before, ...others } = stillOpen();
  if (upload === undefined && before === undefined) return;
  const next: Remembered =
    upload === undefined ? others : { ...others, [key]: { id: upload.id, expiresAt: upload.expiresAt } };
  await mkdir(dirname(rememberedFile()), { recursive: true, mode: 0o700 });
  await replaceFile(rememberedFile(), `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 });
}

function stillOpen(): Remembered {
  try {
    const all = Remembered.parse(JSON.parse(readFileSync(rememberedFile(), "utf8")));
    const now = new Date().toISOString();
    return Object.fromEntries(Object.entries(all).filter(([, { expiresAt }]) => expiresAt > now));
  } catch {
    return {};
  }
}
