import type { Identity } from "@facet/ports/identity";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

export interface IdentityHarness {
  readonly identity: Identity;
  /** Moves the adapter's clock on; null where time cannot be moved. */
  readonly advance: ((ms: number) => void) | null;
  close(): Promise<void>;
}

const device = { address: "203.0.113.7", userAgent: "test" };
const password = "a password of the suite";
const day = 86_400_000;

/** What every adapter of the identity port promises. Sessions: 14 days idle, 30 in all. Skipped where it cannot run. */
export function identitySuite(name: string, open: () => Promise<IdentityHarness>, runs = true): void {
  describe.runIf(runs)(`people and sessions (${name})`, { timeout: 30_000 }, () => {
    let harness: IdentityHarness;
    let identity: Identity;
    beforeAll(async () => {
      harness = await open();
      identity = harness.identity;
    }, 120_000);
    afterAll(() => harness.close());

    let made = 0;
    const address = () => {
      made += 1;
      return `person-${made}-${crypto.randomUUID()}@example.org`;
    };
    const create = (more: { email?: string | null; password?: string | null } = {}) =>
      identity.createUser({ name: "Someone", email: address(), password: null, ...more });

    it("finds a person by id and by address, whatever its case", async () => {
      const email = address();
      const user = await create({ email: email.toUpperCase() });
      expect(user).toMatchObject({ name: "Someone", email, hasPassword: false });
      expect(user.id).toMatch(/^usr_[0-9a-z]{26}$/);
      expect(await identity.getUser(user.id)).toEqual(user);
      expect(await identity.findUser(email.toUpperCase())).toEqual(user);
      expect(await identity.getUser("usr_00000000000000000000000000")).toBeUndefined();
      expect(await identity.findUser(address())).toBeUndefined();
    });

    it("gives an address to one person only, and none to who has none", async () => {
      const email = address();
      await create({ email });
      await expect(create({ email: email.toUpperCase() })).rejects.toMatchObject({ name: "EmailTaken" });
      const other = await create({ email: null });
      expect(other.email).toBeNull();
      expect((await create({ email: null })).email).toBeNull();
      await expect(identity.updateUser(other.id, { email })).rejects.toMatchObject({ name: "EmailTaken" });
      const moved = address();
      expect(await identity.updateUser(other.id, { name: "New", email: moved.toUpperCase() })).toMatchObject({
        name: "New",
        email: moved,
      });
      await expect(
        identity.updateUser("usr_00000000000000000000000000", { name: "x" }),
      ).rejects.toMatchObject({ name: "UserNotFound" });
    });

    it("knows who has a password by it, and nobody without", async () => {
      const user = await create({ password });
      const email = user.email ?? "";
      expect(user.hasPassword).toBe(true);
      expect((await identity.checkPassword(email.toUpperCase(), password))?.id).toBe(user.id);
      expect(await identity.checkPassword(email, `${password}.`)).toBeUndefined();
      expect(await identity.checkPassword(address(), password)).toBeUndefined();
      const without = await create();
      expect(await identity.checkPassword(without.email ?? "", "")).toBeUndefined();
      await identity.setPassword(without.id, password);
      expect((await identity.checkPassword(without.email ?? "", password))?.hasPassword).toBe(true);
    });

    it("opens sessions that are read by their token and listed with where they come from", async () => {
      const user = await create();
      const first = await identity.openSession(user.id, device);
      const second = await identity.openSession(user.id, { address: null, userAgent: null });
      expect(first.session.id).toMatch(/^ses_[0-9a-z]{26}$/);
      expect(first.token).not.toBe(second.token);
      expect(await identity.readSession(first.token)).toMatchObject({
        user: { id: user.id },
        session: { id: first.session.id, device },
      });
      expect(await identity.readSession(`${first.token.slice(0, -1)}x`)).toBeUndefined();
      expect(await identity.readSession("")).toBeUndefined();
      const listed = await identity.listSessions(user.id);
      expect(new Set(listed.map((one) => one.id))).toEqual(new Set([first.session.id, second.session.id]));
      const span = Date.parse(first.session.expiresAt) - Date.parse(first.session.createdAt);
      expect(Math.abs(span - 14 * day)).toBeLessThan(2000);
    });

    it("ends one session, all but one, or all, and no one else's", async () => {
      const [user, other] = [await create(), await create()];
      const [a, b, c] = [
        await identity.openSession(user.id, device),
        await identity.openSession(user.id, device),
        await identity.openSession(user.id, device),
      ];
      const theirs = await identity.openSession(other.id, device);
      const alive = async () =>
        Promise.all(
          [a, b, c, theirs].map(async ({ token }) => (await identity.readSession(token)) !== undefined),
        );
      expect(await identity.endSession(other.id, a.session.id)).toBe(false);
      expect(await identity.endSession(user.id, a.session.id)).toBe(true);
      expect(await identity.endSession(user.id, a.session.id)).toBe(false);
      expect(await alive()).toEqual([false, true, true, true]);
      await identity.endSessions(user.id, { keepSessionId: b.session.id });
      expect(await alive()).toEqual([false, true, false, true]);
      await identity.endSessions(user.id);
      expect(await alive()).toEqual([false, false, false, true]);
      expect(await identity.listSessions(user.id)).toEqual([]);
    });

    it("ends sessions with a new password, but for the one that set it", async () => {
      const user = await create({ password });
      const [here, there] = [
        await identity.openSession(user.id, device),
        await identity.openSession(user.id, device),
      ];
      await identity.setPassword(user.id, "another password", { keepSessionId: here.session.id });
      expect(await identity.readSession(here.token)).toBeDefined();
      expect(await identity.readSession(there.token)).toBeUndefined();
      await identity.setPassword(user.id, "a third password");
      expect(await identity.readSession(here.token)).toBeUndefined();
      expect(await identity.checkPassword(user.email ?? "", "another password")).toBeUndefined();
      await expect(identity.setPassword("usr_00000000000000000000000000", password)).rejects.toMatchObject({
        name: "UserNotFound",
      });
    });

    it("forgets a person who is removed, and frees the address", async () => {
      const user = await create({ password });
      const { token } = await identity.openSession(user.id, device);
      await identity.removeUser(user.id);
      await identity.removeUser(user.id);
      expect(await identity.getUser(user.id)).toBeUndefined();
      expect(await identity.readSession(token)).toBeUndefined();
      expect(await identity.checkPassword(user.email ?? "", password)).toBeUndefined();
      expect((await create({ email: user.email })).id).not.toBe(user.id);
    });

    it("ends a session that nobody used for 14 days, and any after 30", async () => {
      const { advance } = harness;
      if (advance === null) return;
      const user = await create();
      const [used, unused] = [
        await identity.openSession(user.id, device),
        await identity.openSession(user.id, device),
      ];
      advance(13 * day);
      expect(await identity.readSession(used.token)).toBeDefined();
      advance(1 * day);
      expect(await identity.readSession(unused.token)).toBeUndefined();
      advance(12 * day);
      expect((await identity.listSessions(user.id)).map((one) => one.id)).toEqual([used.session.id]);
      expect(await identity.readSession(used.token)).toBeDefined();
      advance(4 * day);
      expect(await identity.readSession(used.token)).toBeUndefined();
    });

    it("answers when asked whether it does", async () => {
      expect(await identity.check()).toBeUndefined();
    });
  });
}
