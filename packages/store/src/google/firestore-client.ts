import type { Collection } from "@facet/ports/documents";
import type { CollectionReference, DocumentReference, Firestore } from "@google-cloud/firestore";
import { noCredentialsError } from "./firestore-error.ts";

export interface FirestorePlace {
  /** The Google Cloud project. */
  readonly projectId: string;
  /** `host:port` of an emulator, for tests. Null: Google's own service, with the credentials that its libraries find. */
  readonly emulatorHost: string | null;
}

const once = { retry_codes_name: "non_idempotent", timeout_millis: 15_000 };

/**
 * A call ends within seconds when Google does not answer. The library asks again for reads, five times, above these
 * settings. A commit is never repeated: one that was applied while its answer was lost would look like another writer's.
 */
const calls = {
  interfaces: {
    "google.firestore.v1.Firestore": { methods: { BatchGetDocuments: once, RunQuery: once, Commit: once } },
  },
};

/** Google's library, loaded here and nowhere else: an embedded platform never reads it from the disk. */
export async function openFirestore(place: FirestorePlace): Promise<Firestore> {
  const { Firestore } = await import("@google-cloud/firestore");
  const { projectId, emulatorHost } = place;
  if (emulatorHost === null) await requireCredentials(projectId);
  return new Firestore({
    projectId,
    ...(emulatorHost === null ? {} : { host: emulatorHost, ssl: false }),
    clientConfig: calls,
  });
}

/** Asked for first: where there are none, the library ends the process with an error that nobody can catch. */
async function requireCredentials(projectId: string): Promise<void> {
  const { GoogleAuth } = await import("google-auth-library");
  try {
    await new GoogleAuth({ scopes: "https://www.googleapis.com/auth/datastore" }).getClient();
  } catch (error) {
    throw noCredentialsError(projectId, error);
  }
}

/** Tenant documents stand below their organisation, control documents beside all of them. */
export function folderOf(
  firestore: Firestore,
  collection: Collection<unknown>,
  owner: string,
): CollectionReference {
  return owner === ""
    ? firestore.collection(collection.name)
    : firestore.collection(`orgs/${owner}/${collection.name}`);
}

export function referenceTo(
  firestore: Firestore,
  collection: Collection<unknown>,
  owner: string,
  id: string,
): DocumentReference {
  return folderOf(firestore, collection, owner).doc(id);
}
