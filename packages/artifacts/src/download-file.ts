import { createHash } from "node:crypto";
import { open, rm, stat } from "node:fs/promises";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { isDiskFull } from "@facet/disk/is-disk-full";
import { isSystemError } from "@facet/disk/is-system-error";
import type { Clock } from "@facet/ports/clock";
import { feedFile } from "./hash-file.ts";

export interface Download {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly href: string;
  /** Where it goes. What is there already is kept and continued. */
  readonly target: string;
  /** Bytes of this file that are there, after each change; smaller than before when a start over was needed. */
  readonly onProgress: (bytes: number) => void;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
}

const failuresInARow = 6;
const stallMs = 60_000;
const backoffLimitMs = 10_000;

/** A failure that another try may mend. */
class Transient extends Error {
  override readonly name = "Transient";
}

/**
 * Fetches one file, going on from what is there, until size and SHA-256 are right; flushed. Gives up after six failures
 * in a row without a new byte. Throws `network`, `damaged_file`, `disk_full`, or the signal's reason.
 */
export async function downloadFile(download: Download): Promise<void> {
  const { path, bytes, target, clock, signal } = download;
  let failures = 0;
  let damaged = false;
  for (let most = -1; ; ) {
    try {
      if (await fetchRest(download)) return;
      if (damaged)
        throw new FacetError(
          "damaged_file",
          `${path} arrived twice with another content than its manifest says.`,
        );
      damaged = true;
      await rm(target, { force: true });
    } catch (error) {
      signal?.throwIfAborted();
      if (isDiskFull(error))
        throw new FacetError(
          "disk_full",
          `The disk became full while ${path} (${bytes} bytes) was fetched.`,
          { cause: error },
        );
      if (!(error instanceof Transient)) throw error;
      const have = await sizeOf(target);
      failures = have > most ? 1 : failures + 1;
      most = Math.max(most, have);
      if (failures >= failuresInARow)
        throw new FacetError("network", `${path} could not be fetched: ${error.message}.`, { cause: error });
      await clock.wait(Math.min(backoffLimitMs, 250 * 2 ** failures) * (0.5 + Math.random() / 2), signal);
    }
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return 0;
    throw error;
  }
}

/** True when the file is whole and right, false when it is whole and wrong. */
async function fetchRest(download: Download): Promise<boolean> {
  const { path, bytes, sha256, target, onProgress, signal } = download;
  if ((await sizeOf(target)) > bytes) await rm(target);
  const hash = createHash("sha256");
  const handle = await open(target, "a", 0o644);
  try {
    let have = await feedFile(target, hash, signal);
    onProgress(have);
    if (have < bytes) {
      const response = await request(download, have);
      if (response.status === 200 && have > 0) {
        // The server sends all of it again: so do we begin.
        await response.body?.cancel();
        await handle.truncate(0);
        throw new Transient("the server does not continue downloads");
      }
      for await (const chunk of watched(response, signal)) {
        if (have + chunk.byteLength > bytes)
          throw new FacetError(
            "damaged_file",
            `${path} is longer than the ${bytes} bytes that its manifest says.`,
          );
        hash.update(chunk);
        for (let at = 0; at < chunk.byteLength; )
          at += (await handle.write(chunk, at, chunk.byteLength - at)).bytesWritten;
        have += chunk.byteLength;
        onProgress(have);
      }
      if (have < bytes) throw new Transient(`the connection ended after ${have} of ${bytes} bytes`);
    }
    await handle.sync();
    return hash.digest("hex") === sha256;
  } finally {
    await handle.close();
  }
}

async function request({ path, href, fetch, signal }: Download, have: number): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(href, {
      headers: have > 0 ? { range: `bytes=${have}-` } : {},
      ...(signal && { signal }),
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw new Transient(
      `the connection failed${error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : ""}`,
    );
  }
  const continues = response.headers.get("content-range")?.startsWith(`bytes ${have}-`);
  if (response.status === 200 || (response.status === 206 && have > 0 && continues)) return response;
  await response.body?.cancel();
  if (response.status >= 500 || response.status === 429 || response.status === 408)
    throw new Transient(`the server answered ${response.status}`);
  if (response.status === 404) throw new FacetError("damaged_file", `${path} is no longer in the store.`);
  if (response.status === 422) throw new FacetError("damaged_file", `${path} is damaged in the store.`);
  throw new FacetError("network", `The link to ${path} was refused with ${response.status}.`);
}

/** The body's chunks. A connection that stays silent is given up: an open socket alone proves nothing. */
async function* watched(response: Response, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  try {
    for (;;) {
      const stall = Promise.withResolvers<never>();
      const timer = setTimeout(
        () => stall.reject(new Transient(`no byte came for ${stallMs / 1000} s`)),
        stallMs,
      );
      try {
        const { done, value } = await Promise.race([reader.read(), stall.promise]);
        if (done) return;
        yield value;
      } finally {
        clearTimeout(timer);
      }
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof TypeError ? new Transient("the connection broke") : error;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
