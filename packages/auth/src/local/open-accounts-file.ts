import { chmod, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { newId } from "@facet/contracts/ids";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";

const idNouns = { user: "user", session: "session" } as const;

/**
 * better-auth as a library: its tables, its password hashing, its adapter. Its HTTP handler is not mounted and its cookies
 * are not used. The file is its own: it keeps transactions open across awaits, which no other writer may come between.
 */
export async function openAccountsFile({ file, secret }: { file: string; secret: string }) {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file);
  await chmod(file, 0o600);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000");
  const options = {
    database,
    secret,
    // Nothing is served under it; without one the library guesses from the environment.
    baseURL: "http://127.0.0.1",
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true },
    user: {
      additionalFields: { hasPassword: { type: "boolean", required: true, defaultValue: false } },
    },
    advanced: {
      database: {
        generateId: ({ model }: { model: string }) =>
          model in idNouns ? newId(idNouns[model as keyof typeof idNouns]) : crypto.randomUUID(),
      },
    },
  } as const;
  const { runMigrations } = await getMigrations(options);
  await runMigrations();
  const context = await betterAuth(options).$context;
  return {
    rows: context.adapter,
    accounts: context.internalAdapter,
    passwords: context.password,
    close: () => database.close(),
  };
}

export type AccountsFile = Awaited<ReturnType<typeof openAccountsFile>>;
