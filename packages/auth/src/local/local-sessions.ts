import type { Identity } from "@facet/ports/identity";
import { expiryOf, seenEveryMs } from "../session-times.ts";
import { digestOf, newSessionToken } from "../session-token.ts";
import type { LocalParts } from "./local-parts.ts";
import { type SessionRow, toSession } from "./session-rows.ts";
import { sessionsOf } from "./sessions-of.ts";
import { toUser } from "./user-rows.ts";

type Sessions = Pick<Identity, "openSession" | "readSession" | "listSessions" | "endSession" | "endSessions">;

export function localSessions(open: () => Promise<LocalParts>): Sessions {
  return {
    async openSession(userId, device) {
      const { file, clock, times } = await open();
      const now = clock.now();
      await file.rows.deleteMany({
        model: "session",
        where: [
          { field: "userId", value: userId },
          { field: "expiresAt", value: new Date(now), operator: "lte" },
        ],
      });
      const token = newSessionToken();
      const row: SessionRow = await file.accounts.createSession(
        userId,
        false,
        {
          token: digestOf(token),
          createdAt: new Date(now),
          updatedAt: new Date(now),
          expiresAt: expiryOf(times, now, now),
          ipAddress: device.address,
          userAgent: device.userAgent?.slice(0, 500) ?? null,
        },
        true,
      );
      return { token, session: toSession(row) };
    },
    async readSession(token) {
      const { file, clock, times } = await open();
      const found = await file.accounts.findSession(digestOf(token));
      const now = clock.now();
      if (found === null || found.session.expiresAt.getTime() <= now) return undefined;
      const user = toUser(found.user);
      if (now - found.session.updatedAt.getTime() < seenEveryMs)
        return { session: toSession(found.session), user };
      const seen = {
        updatedAt: new Date(now),
        expiresAt: expiryOf(times, found.session.createdAt.getTime(), now),
      };
      await file.accounts.updateSession(found.session.token, seen);
      return { session: toSession({ ...found.session, ...seen }), user };
    },
    async listSessions(userId) {
      const { file, clock } = await open();
      const rows = await file.rows.findMany<SessionRow>({
        model: "session",
        where: [
          { field: "userId", value: userId },
          { field: "expiresAt", value: new Date(clock.now()), operator: "gt" },
        ],
        sortBy: { field: "createdAt", direction: "desc" },
        limit: 200,
      });
      return rows.map(toSession);
    },
    async endSession(userId, sessionId) {
      const { file } = await open();
      const ended = await file.rows.deleteMany({
        model: "session",
        where: [
          { field: "userId", value: userId },
          { field: "id", value: sessionId },
        ],
      });
      return ended > 0;
    },
    async endSessions(userId, { keepSessionId } = {}) {
      const { file } = await open();
      await file.rows.deleteMany({ model: "session", where: sessionsOf(userId, keepSessionId) });
    },
  };
}
