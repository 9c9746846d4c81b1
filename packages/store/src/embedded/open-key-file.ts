import { lstat, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { createFile } from "@facet/disk/create-file";
import { isSystemError } from "@facet/disk/is-system-error";
import { makeFolder } from "@facet/disk/make-folder";
import { secretError } from "../secret-error.ts";

/** A key that others can read or replace is no key. */
async function checkPrivate(file: string): Promise<void> {
  const found = await lstat(file);
  const fail = (problem: string, fix: string) =>
    secretError("KeyFileUnusable", `The key file ${file} ${problem}. ${fix}`);
  if (!found.isFile()) throw fail("is not a plain file", "Put the file itself there, not a link.");
  const user = process.getuid?.();
  if (user !== undefined && found.uid !== user)
    throw fail(
      `belongs to user ${found.uid}, but Facet runs as user ${user}`,
      `Fix: chown ${user} '${file}'`,
    );
  const mode = found.mode & 0o777;
  if ((mode & 0o077) !== 0)
    throw fail(
      `can be used by other users (mode ${mode.toString(8).padStart(4, "0")})`,
      `Fix: chmod 600 '${file}'`,
    );
}

/**
 * The text of a key file (mode 0600), made by `make` when absent. Many processes that start at once get the same key:
 * the file appears whole or not at all. Throws `KeyFileUnusable` with the command that mends it.
 */
export async function openKeyFile(file: string, make: () => string): Promise<string> {
  await makeFolder(dirname(file));
  try {
    await checkPrivate(file);
  } catch (error) {
    if (!isSystemError(error, "ENOENT")) throw error;
    await createFile(file, make());
    await checkPrivate(file);
  }
  return readFile(file, "utf8");
}
