import type { Identity } from "@facet/ports/identity";
import { identityError } from "../identity-error.ts";
import type { LocalParts } from "./local-parts.ts";
import { sessionsOf } from "./sessions-of.ts";
import { refuseTakenEmail, toUser, type UserRow, withoutAddress } from "./user-rows.ts";

type Users = Pick<
  Identity,
  "createUser" | "getUser" | "findUser" | "updateUser" | "removeUser" | "checkPassword" | "setPassword"
>;

export function localUsers(open: () => Promise<LocalParts>): Users {
  const find = async (id: string): Promise<UserRow> => {
    const { file } = await open();
    const row = await file.accounts.findUserById(id);
    if (row === null) throw identityError("UserNotFound", `there is no user ${id}`);
    return row;
  };
  return {
    async createUser({ name, email, password }) {
      const { file } = await open();
      const hash = password === null ? null : await file.passwords.hash(password);
      const row = await refuseTakenEmail(() =>
        file.accounts.createUser(
          {
            name,
            email: email ?? withoutAddress(),
            emailVerified: false,
            hasPassword: hash !== null,
          },
          { method: "email-password" },
        ),
      );
      if (hash !== null) await keepPassword(await open(), row.id, hash);
      return toUser(row);
    },
    async getUser(id) {
      const { file } = await open();
      const row: UserRow | null = await file.accounts.findUserById(id);
      return row === null ? undefined : toUser(row);
    },
    async findUser(email) {
      const { file } = await open();
      const found = await file.accounts.findUserByEmail(email.toLowerCase());
      return found === null ? undefined : toUser(found.user);
    },
    async updateUser(id, { name, email }) {
      await find(id);
      const { file } = await open();
      await refuseTakenEmail(() =>
        file.accounts.updateUser(id, {
          ...(name === undefined ? {} : { name }),
          ...(email === undefined ? {} : { email: email.toLowerCase() }),
        }),
      );
      return toUser(await find(id));
    },
    async removeUser(id) {
      const { file } = await open();
      await file.accounts.deleteUser(id);
    },
    async checkPassword(email, password) {
      const { file, decoy } = await open();
      // Whoever asks first waits for it, known or not.
      const other = await decoy();
      const found = await file.accounts.findUserByEmail(email.toLowerCase(), { includeAccounts: true });
      const hash = found?.accounts.find((account) => account.providerId === "credential")?.password;
      const fits = await file.passwords.verify({ hash: hash ?? other, password });
      return fits && found !== null && hash ? toUser(found.user) : undefined;
    },
    async setPassword(userId, password, { keepSessionId } = {}) {
      await find(userId);
      const parts = await open();
      await keepPassword(parts, userId, await parts.file.passwords.hash(password));
      await parts.file.accounts.updateUser(userId, { hasPassword: true });
      await parts.file.rows.deleteMany({ model: "session", where: sessionsOf(userId, keepSessionId) });
    },
  };
}

async function keepPassword({ file }: LocalParts, userId: string, hash: string): Promise<void> {
  const known = await file.accounts.findAccounts(userId);
  const account = { userId, providerId: "credential", accountId: userId, password: hash };
  if (known.some((one) => one.providerId === "credential")) await file.accounts.updatePassword(userId, hash);
  else await file.accounts.createAccount(account);
}
