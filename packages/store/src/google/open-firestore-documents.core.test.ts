import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentsSuite } from "../documents-suite.ts";
import { acme, named, note, notes, suiteCollections } from "../suites/documents-fixtures.ts";
import {
  type FirestoreEmulator,
  hasFirestoreEmulator,
  sayFirestoreSkipped,
  startFirestoreEmulator,
} from "../testing/start-firestore-emulator.ts";
import { toFieldValue } from "./field-values.ts";
import { folderOf, openFirestore } from "./firestore-client.ts";
import { openFirestoreDocuments } from "./open-firestore-documents.ts";

const skip = !hasFirestoreEmulator;
const collections = suiteCollections;
sayFirestoreSkipped("documents on Firestore");

let started: FirestoreEmulator | undefined;
const emulator = () => {
  if (started === undefined) throw new TypeError("no emulator outside a test");
  return started;
};
beforeAll(async () => {
  if (!skip) started = await startFirestoreEmulator();
});
afterAll(() => started?.stop());

const newPlace = () => ({
  projectId: `demo-${randomBytes(6).toString("hex")}`,
  emulatorHost: emulator().host,
});

documentsSuite(
  skip ? "Firestore: NOT RUN, its emulator is not on this machine" : "Firestore",
  async () => {
    const place = newPlace();
    return {
      open: (options) => openFirestoreDocuments({ ...place, ...options }),
      plant: async ({ collection, orgId, id, schemaVersion, body }) => {
        const firestore = await openFirestore(place);
        const meta = { schemaVersion, nonce: "planted" };
        await folderOf(firestore, collection, orgId)
          .doc(id)
          .set({ meta, body: toFieldValue(body) });
        await firestore.terminate();
      },
      startWriter: () =>
        spawn(
          process.execPath,
          [join(import.meta.dirname, "acknowledging-writer.ts"), place.emulatorHost, place.projectId],
          { stdio: ["ignore", "pipe", "ignore"] },
        ),
      remove: async () => undefined,
    };
  },
  // The emulator answers contention with locks and waits.
  { contenders: 10, timeoutMs: 60_000, skip },
);

describe.skipIf(skip)("the Firestore adapter", { timeout: 60_000 }, () => {
  it("lets two processes' stores work on one database: what one commits, the other reads", async () => {
    const place = newPlace();
    const [one, other] = [
      await openFirestoreDocuments({ ...place, collections }),
      await openFirestoreDocuments({ ...place, collections }),
    ];
    await one.bind(acme).transact(async (tx) => tx.create(notes, "a", note({ title: "from one" })));
    expect((await other.bind(acme).get(notes, "a"))?.data.title).toBe("from one");
    await expect(other.bind(acme).transact(async (tx) => tx.create(notes, "a", note()))).rejects.toEqual(
      named("DocumentExists"),
    );
    await Promise.all([one.close(), other.close()]);
  });

  it("keeps JSON that Firestore cannot hold as it is", async () => {
    const odd = { ...notes, name: "odd", parse: (raw: unknown) => raw };
    const store = await openFirestoreDocuments({ ...newPlace(), collections: [odd] });
    const body = {
      status: "open",
      rows: [[1, [2]], []],
      "": 0,
      __id__: { "#json": "x" },
      big: 2 ** 60,
      small: 5e-324,
    };
    await store.bind(acme).transact(async (tx) => tx.set(odd, "a", body));
    expect((await store.bind(acme).get(odd, "a"))?.data).toEqual(body);
    await store.close();
  });

  it("says what is wrong when nobody answers, within seconds", async () => {
    const store = await openFirestoreDocuments({
      projectId: "demo-nobody",
      emulatorHost: "127.0.0.1:1",
      collections,
    });
    const start = performance.now();
    await expect(store.check()).rejects.toEqual(named("StoreUnavailable"));
    expect(performance.now() - start).toBeLessThan(10_000);
    await store.close();
  });
});
