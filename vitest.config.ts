import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

/** Each workspace package with sources is a project; one with a vitest.config.ts of its own (the screens) keeps it. */
const folders = ["apps", "packages", "workers"]
  .filter((group) => existsSync(join(root, group)))
  .flatMap((group) => readdirSync(join(root, group)).map((name) => `${group}/${name}`))
  .filter((folder) => existsSync(join(root, folder, "package.json")))
  .concat(["e2e", "faults", "scripts"].filter((folder) => existsSync(join(root, folder))));

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    // A busy machine is no fault of a test; what hangs is ended by its part.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Google's libraries would look for a service account around the machine before they speak to an emulator.
    env: { METADATA_SERVER_DETECTION: "none" },
    projects: folders.map((folder) =>
      existsSync(join(root, folder, "vitest.config.ts"))
        ? `./${folder}/vitest.config.ts`
        : { extends: true, root: join(root, folder), test: { name: folder, include: ["**/*.test.ts"] } },
    ),
  },
});
