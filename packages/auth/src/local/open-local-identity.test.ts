import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@facet/ports/system-clock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identitySuite } from "../identity-suite.ts";
import { openLocalIdentity } from "./open-local-identity.ts";

const day = 86_400_000;
const times = { sessionIdleMs: 14 * day, sessionLimitMs: 30 * day };
const secret = "a secret of tests, long enough to be one";

identitySuite("local", async () => {
  const folder = await mkdtemp(join(tmpdir(), "facet-auth-"));
  let moved = 0;
  const clock = { ...systemClock, now: () => systemClock.now() + moved };
  const identity = openLocalIdentity({ file: join(folder, "identity.sqlite"), secret, clock, times });
  return {
    identity,
    advance: (ms) => {
      moved += ms;
    },
    close: async () => {
      await identity.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});

describe("the file of people", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "facet-auth-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const open = () =>
    openLocalIdentity({ file: join(folder, "store", "identity.sqlite"), secret, clock: systemClock, times });

  it("is this user's alone, holds no token and no password, and is there after a restart", async () => {
    const before = open();
    const password = "a password to look for";
    const { id } = await before.createUser({ name: "Ada", email: "ada@example.org", password });
    const { token } = await before.openSession(id, { address: null, userAgent: null });
    await before.close();
    const file = join(folder, "store", "identity.sqlite");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const bytes = (await readFile(file)).toString("latin1");
    expect([bytes.includes("ada@example.org"), bytes.includes(token), bytes.includes(password)]).toEqual([
      true,
      false,
      false,
    ]);
    const after = open();
    expect((await after.readSession(token))?.user.id).toBe(id);
    expect((await after.checkPassword("ada@example.org", password))?.id).toBe(id);
    await after.close();
  });

  it("takes twenty new people at once", async () => {
    const identity = open();
    const users = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        identity.createUser({ name: "One", email: `one-${index}@example.org`, password: null }),
      ),
    );
    expect(new Set(users.map((user) => user.id)).size).toBe(20);
    const twins = await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        identity.createUser({ name: "Twin", email: "twin@example.org", password: null }),
      ),
    );
    expect(twins.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    await identity.close();
  });
});
