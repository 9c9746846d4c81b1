import { findPlatform } from "./find-platform.ts";
import { startDetached } from "./start-detached.ts";
import { startOwnPlatform } from "./supervise.ts";
import { waitForPlatform } from "./wait-for-platform.ts";

export interface JoinedPlatform {
  readonly apiUrl: string;
  /** This process runs it, and stops it when it leaves. */
  readonly isOwn: boolean;
  leave(): Promise<void>;
}

/** The platform of this home: the one that runs, else one of our own or, detached, one that stays. */
export async function joinPlatform(home: string, detach: boolean): Promise<JoinedPlatform> {
  const stay = { isOwn: false, leave: async () => undefined };
  const running = await findPlatform(home);
  if (running !== undefined) return { apiUrl: running.apiUrl, ...stay };
  if (detach) return { apiUrl: (await startDetached(home)).apiUrl, ...stay };
  const own = await startOwnPlatform(home, (line) => process.stderr.write(`facet: ${line}\n`));
  if (own === undefined) return { apiUrl: (await waitForPlatform(home)).apiUrl, ...stay };
  return { apiUrl: own.apiUrl, isOwn: true, leave: () => own.stop() };
}
