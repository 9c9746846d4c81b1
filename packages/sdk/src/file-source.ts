import { open } from "node:fs/promises";
import { basename } from "node:path";
import type { UploadSource } from "./upload-source.ts";

/** A file on this machine. Throws the system's own error when it cannot be opened. */
export async function fileSource(path: string): Promise<UploadSource> {
  const handle = await open(path, "r");
  const { size } = await handle.stat();
  return {
    filename: basename(path),
    bytes: size,
    async read(start, end) {
      const bytes = new Uint8Array(end - start);
      for (let at = 0; at < bytes.length; ) {
        const { bytesRead } = await handle.read(bytes, at, bytes.length - at, start + at);
        if (bytesRead === 0) throw new Error(`${basename(path)} became shorter while it was read`);
        at += bytesRead;
      }
      return bytes;
    },
    close: () => handle.close(),
  };
}
