import { join } from "node:path";
import type { Timings } from "@facet/contracts/timings";
import type { DocumentsEnv } from "@facet/env/read-api-env";
import type { Clock } from "@facet/ports/clock";
import type { Documents } from "@facet/ports/documents";
import { allCollections } from "@facet/services/data/all-collections";
import { openEmbeddedDocuments } from "@facet/store/embedded/open-documents";

interface OpenDocuments {
  readonly chosen: DocumentsEnv;
  readonly home: string;
  readonly clock: Clock;
  readonly timings: Timings;
  /** Told of each transaction that begins again. */
  readonly onRetry: (reason: "conflict" | "busy") => void;
}

/** A commit of Firestore takes tens of milliseconds and is paid for: a talkative job is not to make forty a second. */
const firestoreFlushMs = 500;

/** Where documents are kept: a file of this machine, or Firestore. And the waits that suit it. */
export async function openDocuments({
  chosen,
  home,
  clock,
  timings,
  onRetry,
}: OpenDocuments): Promise<{ documents: Documents; timings: Timings }> {
  const collections = allCollections;
  if (chosen.kind === "sqlite") {
    const file = join(home, "store", "documents.sqlite");
    return { documents: await openEmbeddedDocuments({ file, collections, clock, onRetry }), timings };
  }
  const { projectId, emulatorHost } = chosen;
  const { openFirestoreDocuments } = await import("@facet/store/google/open-firestore-documents");
  const documents = await openFirestoreDocuments({ projectId, emulatorHost, collections, clock, onRetry });
  try {
    await documents.check();
  } catch (error) {
    await documents.close();
    throw error;
  }
  return {
    documents,
    timings: { ...timings, eventFlushMs: Math.max(timings.eventFlushMs, firestoreFlushMs) },
  };
}
