import type { Clock } from "@facet/ports/clock";
import type { SessionTimes } from "../session-times.ts";
import type { AccountsFile } from "./open-accounts-file.ts";

/** What the parts of this adapter work on, once the file is open. */
export interface LocalParts {
  readonly file: AccountsFile;
  readonly clock: Clock;
  readonly times: SessionTimes;
  /** Compared with when nobody has the address, so that it takes as long as a wrong password. */
  readonly decoy: () => Promise<string>;
}
