import { createReadStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { ArtifactFile } from "@facet/contracts/artifacts/artifact";
import type { Fence } from "@facet/contracts/gateway/worker-gateway";
import type { Clock } from "@facet/ports/clock";
import type { GatewayClient } from "../gateway/gateway-client.ts";
import { GatewayUnavailable } from "../gateway/gateway-errors.ts";
import { persist } from "../gateway/persist.ts";

interface UploadFolder {
  readonly jobId: string;
  readonly fence: Fence;
  /** Name of the group of files under this attempt. */
  readonly name: string;
  readonly folder: string;
  readonly files: readonly ArtifactFile[];
  readonly gateway: GatewayClient;
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Sends files to where the gateway says, in constant memory, waiting out a platform that is away. Files it already has are not sent again. */
export async function uploadFolder(upload: UploadFolder): Promise<void> {
  const { gateway, clock, signal } = upload;
  // Asked anew after each failure: links run out while a platform is away, and what did arrive need not be sent again.
  await persist(clock, signal, async () => {
    const { targets } = await gateway.requestBlobs(upload.jobId, {
      ...upload.fence,
      folder: upload.name,
      files: [...upload.files],
    });
    for (const target of targets) if (!target.present) await put(upload, target);
  });
}

async function put(
  upload: UploadFolder,
  target: { path: string; href: string; headers: Record<string, string> },
): Promise<void> {
  const body = Readable.toWeb(createReadStream(join(upload.folder, target.path)));
  const init: RequestInit & { duplex: "half" } = {
    method: "PUT",
    headers: target.headers,
    body: body as ReadableStream,
    duplex: "half",
    signal: upload.signal,
  };
  const response = await fetch(new URL(target.href, upload.apiUrl), init).catch((error: unknown) => {
    upload.signal.throwIfAborted();
    throw new GatewayUnavailable(`${target.path} could not be sent`, { cause: error });
  });
  await response.body?.cancel();
  // 412: an earlier try of this attempt arrived after all; a blob is written once, and the commit checks its bytes.
  if (!response.ok && response.status !== 412)
    throw new GatewayUnavailable(`sending ${target.path} was answered with ${response.status}`);
}
