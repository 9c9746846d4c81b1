import { execFile } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { repositoryRoot } from "../repository-root.ts";
import { SetupError } from "./setup-error.ts";
import { withFileLock } from "./with-file-lock.ts";

const run = promisify(execFile);
const pinned = "firebase-tools@15.34.2";

/**
 * Google's emulator of Firebase Authentication for the tests of that adapter, beside the code and outside the workspace:
 * it is larger than all that Facet itself needs.
 * @throws SetupError when it cannot be fetched, with the way out.
 */
export async function ensureAuthEmulator(report: (message: string) => void): Promise<void> {
  const folder = join(repositoryRoot, ".facet/tools/auth-emulator");
  const script = join(folder, "node_modules/firebase-tools/lib/bin/firebase.js");
  mkdirSync(folder, { recursive: true });
  const onWait = () => report("another start is fetching the Firebase emulator; waiting for it");
  await withFileLock(`${folder}.lock`, onWait, async () => {
    if (existsSync(script)) return;
    report("fetching Google's emulator of Firebase Authentication (once, about 240 MB)");
    const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    await run("npm", ["install", "--prefix", folder, ...flags, pinned]).catch((error: Error) => {
      throw new SetupError(
        `the Firebase emulator could not be fetched: ${error.message.split("\n")[1] ?? error.message}`,
        `Look whether npm reaches a registry, then: npm install --prefix .facet/tools/auth-emulator ${flags[0]} ${pinned}`,
      );
    });
  });
}
