import type { IdentitySession } from "@facet/ports/identity";

/** A session as the platform's own documents keep it: Firebase knows of no list of them, and ends all or none. */
export interface SessionRecord {
  /** Digest of the browser's token. */
  readonly digest: string;
  readonly session: IdentitySession;
  /** Firebase's session cookie, which says on each request whether the account still stands. */
  readonly cookie: string;
}

/** Where session records are kept. Cookies are credentials: what keeps them seals them. */
export interface SessionRecords {
  create(record: SessionRecord): Promise<void>;
  /** Does nothing when the record is gone: a session that was ended meanwhile stays ended. */
  replace(record: SessionRecord): Promise<void>;
  get(digest: string): Promise<SessionRecord | undefined>;
  list(userId: string): Promise<SessionRecord[]>;
  remove(digest: string): Promise<void>;
}
