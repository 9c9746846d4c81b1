import { join } from "node:path";
import { openLocalIdentity } from "@facet/auth/local/open-local-identity";
import { systemClock } from "@facet/ports/system-clock";
import { openInboxWakeUps } from "@facet/queue/open-inbox-wake-ups";
import { openLocalSignals } from "@facet/queue/open-local-signals";
import type { Platform } from "@facet/services/context";
import { allCollections } from "@facet/services/data/all-collections";
import { openEmbeddedBlobs } from "@facet/store/embedded/open-blobs";
import { openEmbeddedDocuments } from "@facet/store/embedded/open-documents";
import { openEmbeddedSecretBox } from "@facet/store/embedded/secret-box";
import { openEmbeddedSigner } from "@facet/store/embedded/signer";
import { openFirestoreDocuments } from "@facet/store/google/open-firestore-documents";
import { silentLog } from "../world/silent-log.ts";
import type { World } from "../world/world.ts";

/** The platform as stopped processes left it, without any process. */
export async function openLeftPlatform(world: World): Promise<Platform & { close(): Promise<void> }> {
  const { home, timings, firestore } = world;
  const clock = systemClock;
  const collections = allCollections;
  const documents =
    firestore === null
      ? await openEmbeddedDocuments({ file: join(home, "store", "documents.sqlite"), collections, clock })
      : await openFirestoreDocuments({
          projectId: firestore.project,
          emulatorHost: firestore.host,
          collections,
          clock,
        });
  const identity = openLocalIdentity({
    file: join(world.folder, "checked-identity.sqlite"),
    secret: "nobody signs in to what is only looked at",
    clock,
    times: timings,
  });
  return {
    documents,
    identity,
    blobs: await openEmbeddedBlobs({
      folder: join(home, "blobs"),
      publicOrigin: () => "http://127.0.0.1:1",
      linkKey: new Uint8Array(32).fill(7),
      tempWindowMs: timings.uploadKeptMs,
    }),
    secretBox: await openEmbeddedSecretBox({ keyFile: join(home, "keys", "secrets.key") }),
    signer: await openEmbeddedSigner({ keyFile: join(home, "keys", "signing.pem") }),
    wakeUps: openInboxWakeUps(),
    signals: openLocalSignals(),
    clock,
    timings,
    log: silentLog,
    scratchFolder: join(home, "scratch"),
    close: async () => {
      await identity.close();
      await documents.close();
    },
  };
}
