import type { Clock } from "@facet/ports/clock";
import type { Auth } from "firebase-admin/auth";
import type { SessionTimes } from "../session-times.ts";
import type { PasswordEndpoint } from "./password-endpoint.ts";
import type { SessionRecords } from "./session-records.ts";

/** What the parts of this adapter work on. */
export interface FirebaseParts {
  readonly auth: Auth;
  readonly passwords: PasswordEndpoint;
  readonly records: SessionRecords;
  readonly clock: Clock;
  readonly times: SessionTimes;
}
