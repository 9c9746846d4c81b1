import { newId } from "@facet/contracts/ids";
import type { Identity, IdentitySession } from "@facet/ports/identity";
import { expiryOf, seenEveryMs } from "../session-times.ts";
import { digestOf, newSessionToken } from "../session-token.ts";
import { codeOf, orNobody } from "./firebase-error.ts";
import type { FirebaseParts } from "./firebase-parts.ts";

type Sessions = Pick<Identity, "openSession" | "listSessions" | "endSession" | "endSessions" | "readSession">;

/** Firebase allows no more. */
const longestCookieMs = 14 * 86_400_000;

export function firebaseSessions(open: () => Promise<FirebaseParts>, getUser: Identity["getUser"]): Sessions {
  return {
    async openSession(userId, device) {
      const parts = await open();
      const token = newSessionToken();
      const now = parts.clock.now();
      const moment = new Date(now).toISOString();
      const session: IdentitySession = {
        id: newId("session"),
        userId,
        device: { ...device, userAgent: device.userAgent?.slice(0, 500) ?? null },
        createdAt: moment,
        lastSeenAt: moment,
        expiresAt: expires(parts, now, now),
      };
      await parts.records.create({
        digest: digestOf(token),
        session,
        cookie: await newCookie(parts, userId),
      });
      return { token, session };
    },
    async readSession(token) {
      const parts = await open();
      const record = await parts.records.get(digestOf(token));
      const now = parts.clock.now();
      if (record === undefined || Date.parse(record.session.expiresAt) <= now) return undefined;
      if (!(await stands(parts, record.cookie))) return undefined;
      const user = await getUser(record.session.userId);
      if (user === undefined) return undefined;
      const { createdAt, lastSeenAt } = record.session;
      if (now - Date.parse(lastSeenAt) < seenEveryMs) return { session: record.session, user };
      const session = {
        ...record.session,
        lastSeenAt: new Date(now).toISOString(),
        expiresAt: expires(parts, Date.parse(createdAt), now),
      };
      await parts.records.replace({ ...record, session });
      return { session, user };
    },
    async listSessions(userId) {
      const parts = await open();
      const now = new Date(parts.clock.now()).toISOString();
      const records = await parts.records.list(userId);
      return records
        .map((record) => record.session)
        .filter((session) => session.expiresAt > now)
        .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    },
    async endSession(userId, sessionId) {
      const { records } = await open();
      const found = (await records.list(userId)).find((record) => record.session.id === sessionId);
      if (found !== undefined) await records.remove(found.digest);
      return found !== undefined;
    },
    async endSessions(userId, { keepSessionId } = {}) {
      const parts = await open();
      // One is kept: Firebase would end it with the others. Our own records decide either way.
      if (keepSessionId === undefined) await orNobody(() => parts.auth.revokeRefreshTokens(userId));
      await endRecords(parts, userId, keepSessionId);
    },
  };
}

/** Removes the records of a person, all or all but one. */
export async function endRecords(
  { records }: FirebaseParts,
  userId: string,
  keepSessionId?: string,
): Promise<void> {
  for (const { digest, session } of await records.list(userId)) {
    if (session.id !== keepSessionId) await records.remove(digest);
  }
}

/** A new cookie for a session that goes on. */
export async function renewRecord(parts: FirebaseParts, userId: string, sessionId: string): Promise<void> {
  const found = (await parts.records.list(userId)).find((record) => record.session.id === sessionId);
  if (found !== undefined) await parts.records.replace({ ...found, cookie: await newCookie(parts, userId) });
}

async function newCookie({ auth, passwords, times }: FirebaseParts, userId: string): Promise<string> {
  const idToken = await passwords.exchange(await auth.createCustomToken(userId));
  return auth.createSessionCookie(idToken, { expiresIn: Math.min(times.sessionLimitMs, longestCookieMs) });
}

function expires({ times }: FirebaseParts, createdMs: number, nowMs: number): string {
  const sessionLimitMs = Math.min(times.sessionLimitMs, longestCookieMs);
  return expiryOf({ ...times, sessionLimitMs }, createdMs, nowMs).toISOString();
}

/** Whether Firebase still honours the cookie: the account is there, not disabled, its sessions not revoked. */
async function stands({ auth }: FirebaseParts, cookie: string): Promise<boolean> {
  try {
    await auth.verifySessionCookie(cookie, true);
    return true;
  } catch (error) {
    if (
      /auth\/(session-cookie-(expired|revoked)|user-(disabled|not-found)|argument-error)$/.test(codeOf(error))
    )
      return false;
    throw error;
  }
}
