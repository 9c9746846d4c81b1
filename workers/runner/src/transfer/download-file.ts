import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { GatewayUnavailable } from "../gateway/gateway-errors.ts";

/** Fetches the bytes behind a link into a file. Throws `GatewayUnavailable` when they cannot be had just now. */
export async function downloadFile(
  href: URL,
  bytes: number,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    const response = await fetch(href, { signal });
    if (!response.ok || response.body === null) throw new Error(`it was answered with ${response.status}`);
    const target = createWriteStream(file);
    await pipeline(Readable.fromWeb(response.body), target, { signal });
    if (target.bytesWritten !== bytes) throw new Error(`${target.bytesWritten} of ${bytes} bytes came`);
  } catch (error) {
    signal.throwIfAborted();
    throw new GatewayUnavailable("the file could not be fetched", { cause: error });
  }
}
