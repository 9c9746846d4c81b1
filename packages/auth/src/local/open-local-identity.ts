import { randomBytes } from "node:crypto";
import type { Clock } from "@facet/ports/clock";
import type { Identity } from "@facet/ports/identity";
import type { SessionTimes } from "../session-times.ts";
import type { LocalParts } from "./local-parts.ts";
import { localSessions } from "./local-sessions.ts";
import { localUsers } from "./local-users.ts";

interface LocalIdentityOptions {
  /** An SQLite file of its own, made on first use, readable by this user alone. */
  readonly file: string;
  /** 32 characters or more. */
  readonly secret: string;
  readonly clock: Clock;
  readonly times: SessionTimes;
}

/** People, passwords and sessions in one file on this machine. The file is opened by the first call that needs it. */
export function openLocalIdentity({ file, secret, clock, times }: LocalIdentityOptions): Identity {
  let opening: Promise<LocalParts> | undefined;
  const open = (): Promise<LocalParts> => {
    opening ??= openParts();
    return opening;
  };
  async function openParts(): Promise<LocalParts> {
    // Loaded here: a process that never asks who somebody is does without the library.
    const { openAccountsFile } = await import("./open-accounts-file.ts");
    const opened = await openAccountsFile({ file, secret });
    let decoy: Promise<string> | undefined;
    const makeDecoy = () => {
      decoy ??= opened.passwords.hash(randomBytes(16).toString("hex"));
      return decoy;
    };
    return { file: opened, clock, times, decoy: makeDecoy };
  }
  return {
    ...localUsers(open),
    ...localSessions(open),
    async check() {
      const { file: opened } = await open();
      await opened.rows.count({ model: "user" });
    },
    async close() {
      const parts = await opening?.catch(() => undefined);
      parts?.file.close();
    },
  };
}
