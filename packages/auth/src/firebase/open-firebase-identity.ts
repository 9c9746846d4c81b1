import type { Clock } from "@facet/ports/clock";
import type { Identity } from "@facet/ports/identity";
import { identityError } from "../identity-error.ts";
import type { SessionTimes } from "../session-times.ts";
import type { FirebaseParts } from "./firebase-parts.ts";
import { firebaseSessions } from "./firebase-sessions.ts";
import { firebaseUsers } from "./firebase-users.ts";
import { openPasswordEndpoint } from "./password-endpoint.ts";
import type { SessionRecords } from "./session-records.ts";

interface FirebaseIdentityOptions {
  readonly projectId: string;
  readonly apiKey: string;
  /** `host:port`. The SDK itself obeys `FIREBASE_AUTH_EMULATOR_HOST`, which no process outside tests may have set. */
  readonly emulatorHost: string | null;
  readonly records: SessionRecords;
  readonly clock: Clock;
  readonly times: SessionTimes;
}

/** People and passwords in Firebase Authentication; credentials as Google's libraries find them. Loaded by the first call. */
export function openFirebaseIdentity(options: FirebaseIdentityOptions): Identity {
  const { projectId, apiKey, emulatorHost, records, clock, times } = options;
  let opening: Promise<FirebaseParts & { close(): Promise<void> }> | undefined;
  const open = () => {
    opening ??= openParts();
    return opening;
  };
  async function openParts() {
    const { deleteApp, initializeApp } = await import("firebase-admin/app");
    const { getAuth } = await import("firebase-admin/auth");
    const app = initializeApp({ projectId }, `facet-${crypto.randomUUID()}`);
    return {
      auth: getAuth(app),
      passwords: openPasswordEndpoint({ apiKey, emulatorHost }),
      records,
      clock,
      times,
      close: () => deleteApp(app),
    };
  }
  const users = firebaseUsers(open);
  return {
    ...users,
    ...firebaseSessions(open, users.getUser),
    async check() {
      const { auth } = await open();
      await auth.listUsers(1).catch((error: unknown) => {
        throw identityError("IdentityUnavailable", "Firebase does not answer", error);
      });
    },
    async close() {
      const parts = await opening?.catch(() => undefined);
      await parts?.close();
    },
  };
}
