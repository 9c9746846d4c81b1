import { startCrc32c } from "./crc32c.ts";
import type { FacetClient } from "./create-client.ts";
import { FacetApiError } from "./facet-api-error.ts";
import type { Upload } from "./generated/types.gen.ts";
import { toApiError } from "./to-api-error.ts";

interface SendPart {
  readonly facet: FacetClient;
  readonly upload: Upload;
  readonly number: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** CRC-32C of the part as it arrived earlier; undefined when it has not. */
  readonly arrived: string | undefined;
  readonly signal: AbortSignal;
}

const mostTries = 5;
const firstWaitMs = 250;

/** Sends one part, again with a new link where the network or the server fails. A part that is there is left alone. */
export async function sendPart(part: SendPart): Promise<void> {
  const { facet, upload, number, bytes, arrived, signal } = part;
  if (arrived !== undefined) return checkArrived(upload, number, bytes, arrived);
  for (let tries = 1; ; tries += 1) {
    try {
      return await put(part);
    } catch (error) {
      signal.throwIfAborted();
      const passes = error instanceof FacetApiError && error.problem.retryable;
      if (!passes || tries >= mostTries) throw error;
    }
    await facet.clock.wait(firstWaitMs * 2 ** tries, signal);
  }
}

async function put({ facet, upload, number, bytes, signal }: SendPart): Promise<void> {
  const link = await facet.linkUploadPart({ path: { id: upload.id, number }, signal });
  const url = new URL(link.href, facet.url === "" ? undefined : facet.url).href;
  const response = await facet
    .fetch(url, { method: link.method, headers: link.headers, body: bytes, signal })
    .catch((error: unknown) => {
      signal.throwIfAborted();
      throw toApiError(error, undefined, url);
    });
  // 412: an earlier try arrived after all. The checksum of the whole has the last word.
  if (response.ok || response.status === 412) {
    await response.body?.cancel();
    return;
  }
  throw toApiError(await response.json().catch(() => undefined), response, url);
}

function checkArrived(upload: Upload, number: number, bytes: Uint8Array, arrived: string): void {
  const sum = startCrc32c();
  sum.update(bytes);
  if (sum.base64() === arrived) return;
  throw new FacetApiError({
    type: "about:blank",
    title: "The file is another one",
    status: 422,
    detail: `${upload.filename}: part ${number} differs from the one that was sent earlier.`,
    instance: `/v1/uploads/${upload.id}`,
    code: "checksum_mismatch",
    param: null,
    fix: "Start a new upload.",
    errors: [],
    requestId: "",
    docUrl: "",
    retryable: false,
  });
}
