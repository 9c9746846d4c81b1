import { newId } from "@facet/contracts/ids";
import type { Identity, IdentityUser } from "@facet/ports/identity";
import type { UserRecord } from "firebase-admin/auth";
import { inOurWords, orNobody } from "./firebase-error.ts";
import type { FirebaseParts } from "./firebase-parts.ts";
import { endRecords, renewRecord } from "./firebase-sessions.ts";

type Users = Pick<
  Identity,
  "createUser" | "getUser" | "findUser" | "updateUser" | "removeUser" | "checkPassword" | "setPassword"
>;

export function firebaseUsers(open: () => Promise<FirebaseParts>): Users {
  const get = async (id: string) => {
    const { auth } = await open();
    const record = await orNobody(() => auth.getUser(id));
    return record === undefined ? undefined : toUser(record);
  };
  return {
    getUser: get,
    async createUser({ name, email, password }) {
      const { auth } = await open();
      const record = await inOurWords(() =>
        auth.createUser({
          uid: newId("user"),
          displayName: name,
          ...(email === null ? {} : { email: email.toLowerCase() }),
          ...(password === null ? {} : { password }),
        }),
      );
      return toUser(record);
    },
    async findUser(email) {
      const { auth } = await open();
      const record = await orNobody(() => auth.getUserByEmail(email.toLowerCase()));
      return record === undefined ? undefined : toUser(record);
    },
    async updateUser(id, { name, email }) {
      const { auth } = await open();
      const changes = {
        ...(name === undefined ? {} : { displayName: name }),
        ...(email === undefined ? {} : { email: email.toLowerCase() }),
      };
      return toUser(await inOurWords(() => auth.updateUser(id, changes)));
    },
    async removeUser(id) {
      const parts = await open();
      await orNobody(() => parts.auth.deleteUser(id));
      await endRecords(parts, id);
    },
    async checkPassword(email, password) {
      const { passwords } = await open();
      const id = await passwords.check(email.toLowerCase(), password);
      return id === undefined ? undefined : get(id);
    },
    async setPassword(userId, password, { keepSessionId } = {}) {
      const parts = await open();
      await inOurWords(() => parts.auth.updateUser(userId, { password }));
      await endRecords(parts, userId, keepSessionId);
      // Firebase ends every session cookie of before; the one that is kept gets another.
      if (keepSessionId !== undefined) await renewRecord(parts, userId, keepSessionId);
    },
  };
}

function toUser({ uid, displayName, email, metadata, providerData }: UserRecord): IdentityUser {
  return {
    id: uid,
    name: displayName ?? "",
    email: email?.toLowerCase() ?? null,
    hasPassword: providerData.some((one) => one.providerId === "password"),
    createdAt: new Date(metadata.creationTime).toISOString(),
  };
}
