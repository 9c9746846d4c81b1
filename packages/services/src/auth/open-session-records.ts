import type { SessionRecord, SessionRecords } from "@facet/auth/firebase/session-records";
import type { Documents, Stored } from "@facet/ports/documents";
import type { SecretBox } from "@facet/ports/secret-box";
import { type StoredSession, sessionContext, sessionRecords } from "../data/collections/session-records.ts";
import { systemContext } from "../data/system-context.ts";

const mostOfOne = 500;

/** Session records in the platform's documents, for an identity provider that keeps no list of its own. */
export function openSessionRecords({
  documents,
  secretBox,
}: {
  documents: Documents;
  secretBox: SecretBox;
}): SessionRecords {
  const store = documents.bind(systemContext("auth"));
  async function open({ id, data }: Stored<StoredSession>): Promise<SessionRecord> {
    const { sessionId, userId, address, userAgent, createdAt, lastSeenAt, expiresAt, sealed } = data;
    return {
      digest: id,
      session: {
        id: sessionId,
        userId,
        device: { address, userAgent },
        createdAt,
        lastSeenAt,
        expiresAt,
      },
      cookie: await secretBox.open(sealed, sessionContext(id)),
    };
  }
  async function seal({ digest, session, cookie }: SessionRecord): Promise<StoredSession> {
    const { id: sessionId, userId, device, createdAt, lastSeenAt, expiresAt } = session;
    const sealed = await secretBox.seal(cookie, sessionContext(digest));
    return { sessionId, userId, ...device, createdAt, lastSeenAt, expiresAt, sealed };
  }
  return {
    async create(record) {
      const stored = await seal(record);
      await store.transact(async (tx) => tx.create(sessionRecords, record.digest, stored));
    },
    async replace(record) {
      const stored = await seal(record);
      await store.transact(async (tx) => {
        if ((await tx.get(sessionRecords, record.digest)) !== undefined)
          tx.set(sessionRecords, record.digest, stored);
      });
    },
    async get(digest) {
      const found = await store.get(sessionRecords, digest);
      return found === undefined ? undefined : open(found);
    },
    async list(userId) {
      const found = await store.query(sessionRecords, "byUser", { equals: { userId }, limit: mostOfOne });
      return Promise.all(found.map(open));
    },
    remove: (digest) => store.transact(async (tx) => tx.remove(sessionRecords, digest)),
  };
}
