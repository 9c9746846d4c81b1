import { join } from "node:path";
import { openFirebaseIdentity } from "@facet/auth/firebase/open-firebase-identity";
import { openLocalIdentity } from "@facet/auth/local/open-local-identity";
import type { SessionTimes } from "@facet/auth/session-times";
import type { IdentityEnv } from "@facet/env/read-api-env";
import type { Clock } from "@facet/ports/clock";
import type { Documents } from "@facet/ports/documents";
import type { Identity } from "@facet/ports/identity";
import type { SecretBox } from "@facet/ports/secret-box";
import { openSessionRecords } from "@facet/services/auth/open-session-records";
import { openRandomKey } from "@facet/store/embedded/open-random-key";

interface OpenIdentity {
  readonly chosen: IdentityEnv;
  readonly home: string;
  readonly documents: Documents;
  readonly secretBox: SecretBox;
  readonly clock: Clock;
  readonly times: SessionTimes;
}

/** Who keeps people and passwords: a file of this machine, or Firebase. */
export async function openIdentity(options: OpenIdentity): Promise<Identity> {
  const { chosen, home, documents, secretBox, clock, times } = options;
  if (chosen.kind === "firebase") {
    const { projectId, apiKey } = chosen;
    const records = openSessionRecords({ documents, secretBox });
    return openFirebaseIdentity({ projectId, apiKey, emulatorHost: null, records, clock, times });
  }
  const secret = await openRandomKey(join(home, "keys", "identity.key"));
  return openLocalIdentity({
    file: join(home, "store", "identity.sqlite"),
    secret: secret.toString("base64url"),
    clock,
    times,
  });
}
