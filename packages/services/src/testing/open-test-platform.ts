import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLocalIdentity } from "@facet/auth/local/open-local-identity";
import { productionTimings, type Timings } from "@facet/contracts/timings";
import type { Documents } from "@facet/ports/documents";
import type { Log } from "@facet/ports/log";
import type { WakeUps } from "@facet/ports/wake-ups";
import { openInboxWakeUps } from "@facet/queue/open-inbox-wake-ups";
import { openLocalSignals } from "@facet/queue/open-local-signals";
import { openEmbeddedBlobs } from "@facet/store/embedded/open-blobs";
import { openEmbeddedDocuments } from "@facet/store/embedded/open-documents";
import { openEmbeddedSecretBox } from "@facet/store/embedded/secret-box";
import { openEmbeddedSigner } from "@facet/store/embedded/signer";
import type { Platform } from "../context.ts";
import { allCollections } from "../data/all-collections.ts";
import { moveStoreTime } from "./move-store-time.ts";
import { createTestClock, type TestClock } from "./test-clock.ts";

export interface TestPlatform extends Platform {
  readonly clock: TestClock;
  readonly documents: Documents;
  /** What was logged as warning or error. */
  readonly complaints: string[];
  /** Calls that are held right now: listeners for wake-ups and signals. */
  held(): number;
  close(): Promise<void>;
}

interface Options {
  readonly timings?: Partial<Timings>;
  readonly wakeUps?: WakeUps;
  /** Another store than the embedded one; its time then goes with the test's clock. Closed with the platform. */
  readonly documents?: Documents;
}

/** The embedded platform in a folder of its own, with a clock that the test moves. */
export async function openTestPlatform({
  timings,
  wakeUps,
  documents: given,
}: Options = {}): Promise<TestPlatform> {
  const folder = await mkdtemp(join(tmpdir(), "facet-services-"));
  const clock = createTestClock();
  const complaints: string[] = [];
  const times = { ...productionTimings, ...timings };
  const identity = openLocalIdentity({
    file: join(folder, "identity.sqlite"),
    secret: "a secret of tests, long enough to be one",
    clock,
    times,
  });
  const lanes = wakeUps ?? openInboxWakeUps();
  const signals = openLocalSignals();
  let held = 0;
  const documents =
    given === undefined
      ? await openEmbeddedDocuments({
          file: join(folder, "documents.sqlite"),
          collections: allCollections,
          clock,
        })
      : moveStoreTime(given, clock);
  return {
    documents,
    identity,
    blobs: await openEmbeddedBlobs({
      folder: join(folder, "blobs"),
      publicOrigin: () => "http://127.0.0.1:1",
      linkKey: new Uint8Array(32).fill(7),
      tempWindowMs: 60_000,
    }),
    secretBox: await openEmbeddedSecretBox({ keyFile: join(folder, "keys", "secrets.key") }),
    signer: await openEmbeddedSigner({ keyFile: join(folder, "keys", "signing.pem") }),
    wakeUps: {
      publish: (lane) => lanes.publish(lane),
      next: (...listen) => {
        held += 1;
        return lanes.next(...listen).finally(() => {
          held -= 1;
        });
      },
    },
    signals: {
      publish: (topic, message) => signals.publish(topic, message),
      subscribe: (topic, onSignal) => {
        const leave = signals.subscribe(topic, onSignal);
        held += 1;
        return () => {
          held -= 1;
          leave();
        };
      },
    },
    clock,
    timings: times,
    log: collectingLog(complaints),
    scratchFolder: join(folder, "scratch"),
    complaints,
    held: () => held,
    close: async () => {
      await identity.close();
      await documents.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function collectingLog(complaints: string[]): Log {
  const note = (message: string, fields?: Record<string, unknown>) =>
    void complaints.push(`${message} ${JSON.stringify(fields ?? {})}`);
  const log: Log = {
    debug: () => undefined,
    info: () => undefined,
    warn: note,
    error: note,
    child: () => log,
  };
  return log;
}
