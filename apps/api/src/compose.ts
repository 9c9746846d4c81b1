import { join } from "node:path";
import { productionTimings, type Timings } from "@facet/contracts/timings";
import type { DocumentsEnv, IdentityEnv } from "@facet/env/read-api-env";
import type { Clock } from "@facet/ports/clock";
import type { Log } from "@facet/ports/log";
import type { Metrics } from "@facet/ports/metrics";
import { systemClock } from "@facet/ports/system-clock";
import type { Tracer } from "@facet/ports/tracer";
import type { Platform } from "@facet/services/context";
import { answerBlobLink } from "@facet/store/embedded/answer-blob-link";
import { openEmbeddedBlobs } from "@facet/store/embedded/open-blobs";
import { openRandomKey } from "@facet/store/embedded/open-random-key";
import { openEmbeddedSecretBox } from "@facet/store/embedded/secret-box";
import { openEmbeddedSigner } from "@facet/store/embedded/signer";
import type { DiskUse } from "@facet/store/embedded/tidy-blobs";
import { openDocuments } from "./open-documents.ts";
import { openIdentity } from "./open-identity.ts";
import { openQueue } from "./open-queue.ts";
import type { AnswerBlobLink } from "./routes/blobs.ts";

interface ComposeOptions {
  /** Folder of everything this installation keeps. */
  readonly home: string;
  readonly publicOrigin: () => string;
  readonly log: Log;
  readonly timings?: Timings;
  /** Where documents are kept; a file of this machine when left out. */
  readonly documents?: DocumentsEnv;
  /** Who keeps people and passwords; this machine when left out. */
  readonly identity?: IdentityEnv;
  /** Carries wake-ups and live signals between API processes; this process alone when left out. */
  readonly redisUrl?: string | null;
  /** Left out: nobody measures this process. */
  readonly metrics?: Metrics | undefined;
  /** Left out: nobody traces this process. */
  readonly tracer?: Tracer | undefined;
  /** Tests bring one that they move. */
  readonly clock?: Clock;
}

export interface ComposedPlatform {
  readonly platform: Platform;
  readonly answerBlobLink: AnswerBlobLink;
  diskUse(): Promise<DiskUse>;
  /** Throws when wake-ups and signals do not reach other processes now. Null: there is nothing between them. */
  readonly checkQueue: (() => Promise<void>) | null;
  close(): Promise<void>;
}

/** Chooses the adapters of this process, once. Embedded: an SQLite file, one more for people, a folder of blobs, key files. */
export async function compose({
  home,
  publicOrigin,
  log,
  timings: given = productionTimings,
  documents: documentsEnv = { kind: "sqlite" },
  identity: identityEnv = { kind: "local" },
  redisUrl = null,
  metrics,
  tracer,
  clock = systemClock,
}: ComposeOptions): Promise<ComposedPlatform> {
  // First: one that cannot be used ends the start before anything is opened.
  const queue = await openQueue(redisUrl, log);
  const keys = join(home, "keys");
  const { documents, timings } = await openDocuments({
    chosen: documentsEnv,
    home,
    clock,
    timings: given,
    onRetry: (reason) => metrics?.add("facet_store_transaction_retries_total", { reason }),
  });
  const linkKey = await openRandomKey(join(keys, "links.key"));
  const blobs = await openEmbeddedBlobs({
    folder: join(home, "blobs"),
    publicOrigin,
    linkKey,
    tempWindowMs: timings.uploadKeptMs,
  });
  const secretBox = await openEmbeddedSecretBox({ keyFile: join(keys, "secrets.key") });
  const identity = await openIdentity({
    chosen: identityEnv,
    home,
    documents,
    secretBox,
    clock,
    times: timings,
  });
  return {
    platform: {
      documents,
      identity,
      blobs,
      secretBox,
      signer: await openEmbeddedSigner({ keyFile: join(keys, "signing.pem") }),
      wakeUps: queue.wakeUps,
      signals: queue.signals,
      clock,
      timings,
      log,
      ...(metrics === undefined ? {} : { metrics }),
      ...(tracer === undefined ? {} : { tracer }),
      scratchFolder: join(home, "scratch"),
    },
    answerBlobLink: (token, request) => answerBlobLink(blobs, token, request, { linkKey, now: clock.now() }),
    diskUse: () => blobs.diskUse(),
    checkQueue: queue.check,
    close: async () => {
      await queue.close();
      await identity.close();
      await documents.close();
      await tracer?.close();
    },
  };
}
