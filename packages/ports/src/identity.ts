/**
 * The identity port: people, their passwords and their sessions. What they belong to and may do is the platform's own
 * business and stands in its documents. User ids are `usr_...` and session ids `ses_...` with every adapter.
 */

export interface IdentityUser {
  readonly id: string;
  readonly name: string;
  /** Lower case. Null for the owner of a machine who has not given one. */
  readonly email: string | null;
  readonly hasPassword: boolean;
  /** ISO, milliseconds. */
  readonly createdAt: string;
}

/** Where a session was opened, as far as known. */
export interface Device {
  readonly address: string | null;
  readonly userAgent: string | null;
}

export interface IdentitySession {
  readonly id: string;
  readonly userId: string;
  readonly device: Device;
  readonly createdAt: string;
  /** Written at most once an hour. */
  readonly lastSeenAt: string;
  /** Moves with use, up to the limit. */
  readonly expiresAt: string;
}

export interface NewUser {
  readonly name: string;
  readonly email: string | null;
  readonly password: string | null;
}

export interface OpenedSession {
  /** What the browser's cookie holds. Not kept here: only its digest is. */
  readonly token: string;
  readonly session: IdentitySession;
}

export interface Identity {
  /** Throws `EmailTaken`. */
  createUser(user: NewUser): Promise<IdentityUser>;
  getUser(id: string): Promise<IdentityUser | undefined>;
  findUser(email: string): Promise<IdentityUser | undefined>;
  /** Throws `EmailTaken`, `UserNotFound`. */
  updateUser(id: string, changes: { name?: string; email?: string }): Promise<IdentityUser>;
  /** The person, the password and every session are gone. Twice is the same as once. */
  removeUser(id: string): Promise<void>;

  /** Whose e-mail and password these are. Takes as long for an unknown address as for a wrong password. */
  checkPassword(email: string, password: string): Promise<IdentityUser | undefined>;
  /** Ends every session but the one named. Throws `UserNotFound`. */
  setPassword(userId: string, password: string, options?: { keepSessionId?: string }): Promise<void>;

  openSession(userId: string, device: Device): Promise<OpenedSession>;
  /** Undefined for a token that nobody has, that was ended or has expired. */
  readSession(token: string): Promise<{ session: IdentitySession; user: IdentityUser } | undefined>;
  /** Newest first; expired ones are left out. */
  listSessions(userId: string): Promise<IdentitySession[]>;
  /** False when that person has no such session. */
  endSession(userId: string, sessionId: string): Promise<boolean>;
  endSessions(userId: string, options?: { keepSessionId?: string }): Promise<void>;

  /** Resolves when it answers; rejects with the reason. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export type IdentityErrorName = "EmailTaken" | "UserNotFound" | "IdentityUnavailable";

/** Recognised by `name`, so that no adapter has to be imported to catch it. */
export function isIdentityError(error: unknown, name: IdentityErrorName): boolean {
  return error instanceof Error && error.name === name;
}
