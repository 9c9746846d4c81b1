import type { FileHandle } from "node:fs/promises";

const chunkBytes = 256 * 1024;

/** The bytes `[start, end)` of an open file, read as they are wanted. Closes the file at the end, on cancel and on failure. */
export function streamFile(handle: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  let at = start;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const wanted = Math.min(chunkBytes, end - at);
          const { bytesRead, buffer } =
            wanted === 0
              ? { bytesRead: 0, buffer: new Uint8Array() }
              : await handle.read(new Uint8Array(wanted), 0, wanted, at);
          if (wanted > 0 && bytesRead === 0) throw new Error(`the file ends ${end - at} bytes early`);
          at += bytesRead;
          if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
          if (at < end) return;
          await handle.close();
          controller.close();
        } catch (error) {
          await handle.close().catch(() => undefined);
          controller.error(error);
        }
      },
      cancel: () => handle.close(),
    },
    { highWaterMark: 0 },
  );
}
