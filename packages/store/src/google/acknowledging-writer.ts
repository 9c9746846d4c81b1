import { counters, suiteCollections } from "../suites/documents-fixtures.ts";
import { openFirestoreDocuments } from "./open-firestore-documents.ts";

/** A process for the suite's kill -9: writes without end and says what was acknowledged. `argv`: emulator, project. */
const [, , emulatorHost = "", projectId = ""] = process.argv;
const store = await openFirestoreDocuments({ emulatorHost, projectId, collections: suiteCollections });
const db = store.bind({ kind: "system", component: "suite" });
const known = await db.query(counters, "all", { limit: 500 });
for (let number = known.length; ; number += 1) {
  await db.transact(async (tx) => tx.create(counters, `n-${number}`, { value: number }));
  process.stdout.write(`n-${number}\n`);
}
