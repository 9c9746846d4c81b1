import { join } from "node:path";
import { productionTimings, type Timings } from "@facet/contracts/timings";
import type { IdentityEnv } from "@facet/env/read-api-env";
import type { Clock } from "@facet/ports/clock";
import type { Log } from "@facet/ports/log";
import { systemClock } from "@facet/ports/system-clock";
import { openInboxWakeUps } from "@facet/queue/open-inbox-wake-ups";
import { openLocalSignals } from "@facet/queue/open-local-signals";
import type { Platform } from "@facet/services/context";
import { allCollections } from "@facet/services/data/all-collections";
import { answerBlobLink } from "@facet/store/embedded/answer-blob-link";
import { openEmbeddedBlobs } from "@facet/store/embedded/open-blobs";
import { openEmbeddedDocuments } from "@facet/store/embedded/open-documents";
import { openRandomKey } from "@facet/store/embedded/open-random-key";
import { openEmbeddedSecretBox } from "@facet/store/embedded/secret-box";
import { openEmbeddedSigner } from "@facet/store/embedded/signer";
import type { DiskUse } from "@facet/store/embedded/tidy-blobs";
import { openIdentity } from "./open-identity.ts";
import type { AnswerBlobLink } from "./routes/blobs.ts";

interface ComposeOptions {
  /** Folder of everything this installation keeps. */
  readonly home: string;
  readonly publicOrigin: () => string;
  readonly log: Log;
  readonly timings?: Timings;
  /** Who keeps people and passwords; this machine when left out. */
  readonly identity?: IdentityEnv;
  /** Tests bring one that they move. */
  readonly clock?: Clock;
}

export interface ComposedPlatform {
  readonly platform: Platform;
  readonly answerBlobLink: AnswerBlobLink;
  diskUse(): Promise<DiskUse>;
  close(): Promise<void>;
}

/** Chooses the adapters of this process, once. Embedded: an SQLite file, one more for people, a folder of blobs, key files. */
export async function compose({
  home,
  publicOrigin,
  log,
  timings = productionTimings,
  identity: identityEnv = { kind: "local" },
  clock = systemClock,
}: ComposeOptions): Promise<ComposedPlatform> {
  const keys = join(home, "keys");
  const documents = await openEmbeddedDocuments({
    file: join(home, "store", "documents.sqlite"),
    collections: allCollections,
    clock,
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
      wakeUps: openInboxWakeUps(),
      signals: openLocalSignals((error) => log.warn("a listener failed", { error: String(error) })),
      clock,
      timings,
      log,
      scratchFolder: join(home, "scratch"),
    },
    answerBlobLink: (token, request) => answerBlobLink(blobs, token, request, { linkKey, now: clock.now() }),
    diskUse: () => blobs.diskUse(),
    close: async () => {
      await identity.close();
      await documents.close();
    },
  };
}
