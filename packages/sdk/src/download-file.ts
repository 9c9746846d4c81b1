import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, rename, rm, stat } from "node:fs/promises";
import { isSystemError } from "@facet/disk/is-system-error";
import type { FacetClient } from "./create-client.ts";
import { FacetApiError } from "./facet-api-error.ts";
import type { LinkedFile } from "./generated/types.gen.ts";
import { toApiError } from "./to-api-error.ts";

interface DownloadFile {
  readonly facet: FacetClient;
  readonly file: LinkedFile;
  readonly target: string;
  /** A fresh link, once the first has expired. */
  readonly renew: () => Promise<string>;
  /** Bytes of this file that are there. */
  readonly onProgress: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

const mostTries = 6;
/** A wrong checksum twice is the store's fault, not the line's. */
const mostDamaged = 2;
const firstWaitMs = 250;

/** One file, in ranges where need be, into `<target>.partial` and then to its name once its SHA-256 is right. */
export async function downloadFile(input: DownloadFile): Promise<void> {
  const { facet, file, target, signal } = input;
  if ((await sizeOf(target)) === file.bytes && (await hashOf(target, signal)) === file.sha256)
    return input.onProgress(file.bytes);
  const partial = `${target}.partial`;
  let href = file.href;
  let damagedTimes = 0;
  for (let tries = 1; ; tries += 1) {
    const before = await sizeOf(partial);
    try {
      if (await fetchRest(input, partial, href)) return await rename(partial, target);
      await rm(partial, { force: true });
      damagedTimes += 1;
      if (damagedTimes >= mostDamaged) throw damaged(file);
    } catch (error) {
      signal?.throwIfAborted();
      const passes = error instanceof FacetApiError && (error.problem.retryable || error.status === 404);
      if ((await sizeOf(partial)) > before) tries = 0;
      if (!passes || tries >= mostTries) throw error;
      href = await input.renew();
    }
    await facet.clock.wait(firstWaitMs * 2 ** tries, signal);
  }
}

/** True when the file is whole and right, false when it is whole and wrong. */
async function fetchRest(
  { facet, file, onProgress, signal }: DownloadFile,
  partial: string,
  href: string,
): Promise<boolean> {
  if ((await sizeOf(partial)) > file.bytes) await rm(partial);
  const hash = createHash("sha256");
  const handle = await open(partial, "a", 0o644);
  try {
    let have = await feed(hash, partial, signal);
    onProgress(have);
    if (have < file.bytes) {
      const url = new URL(href, facet.url).href;
      const response = await request(facet, url, have, signal);
      if (response.status === 200 && have > 0) {
        // The server sends all of it again.
        await response.body?.cancel();
        await handle.truncate(0);
        throw toApiError(new Error("no ranges"), undefined, url);
      }
      try {
        for await (const chunk of response.body ?? []) {
          hash.update(chunk);
          await writeAll(handle, chunk);
          have += chunk.byteLength;
          onProgress(have);
        }
      } catch (error) {
        throw isSystemError(error, "ENOSPC", "EDQUOT") ? error : toApiError(error, undefined, url);
      }
      if (have < file.bytes) throw toApiError(new Error("cut"), undefined, url);
    }
    await handle.sync();
    return have === file.bytes && hash.digest("hex") === file.sha256;
  } finally {
    await handle.close();
  }
}

async function request(
  facet: FacetClient,
  url: string,
  have: number,
  signal?: AbortSignal,
): Promise<Response> {
  const headers: Record<string, string> = have > 0 ? { range: `bytes=${have}-` } : {};
  const response = await facet
    .fetch(url, { headers, ...(signal === undefined ? {} : { signal }) })
    .catch((error: unknown) => {
      throw toApiError(error, undefined, url);
    });
  if (response.status === 200 || response.status === 206) return response;
  throw toApiError(await response.json().catch(() => undefined), response, url);
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.byteLength; )
    at += (await handle.write(chunk, at, chunk.byteLength - at)).bytesWritten;
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return 0;
    throw error;
  }
}

async function feed(hash: Hash, file: string, signal?: AbortSignal): Promise<number> {
  let bytes = 0;
  for await (const chunk of createReadStream(file, {
    highWaterMark: 1024 ** 2,
    ...(signal === undefined ? {} : { signal }),
  })) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return bytes;
}

async function hashOf(file: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  await feed(hash, file, signal);
  return hash.digest("hex");
}

function damaged({ path }: LinkedFile): FacetApiError {
  return new FacetApiError({
    type: "about:blank",
    title: "A file arrives damaged",
    status: 422,
    detail: `${path} does not match its SHA-256, however often it is fetched.`,
    instance: "",
    code: "damaged_file",
    param: null,
    fix: "Export the model again.",
    errors: [],
    requestId: "",
    docUrl: "",
    retryable: false,
  });
}
