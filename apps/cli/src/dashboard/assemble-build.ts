import { cp, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { dashboardFiles } from "./dashboard-files.ts";

/** This one and the one before it: a platform that still runs on that goes on. */
const keptBuilds = 2;

/** Puts what a build left together in a folder of its own, all of it or nothing, and lets go of old ones. */
export async function assembleBuild(hash: string): Promise<string> {
  const { app, builds, build } = dashboardFiles;
  const made = join(app, ".next");
  const unfinished = `${build(hash)}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(join(made, "standalone"), unfinished, { recursive: true, verbatimSymlinks: true });
  await cp(join(made, "static"), join(unfinished, "apps", "dashboard", ".next", "static"), {
    recursive: true,
  });
  await rm(build(hash), { recursive: true, force: true });
  await rename(unfinished, build(hash));
  await removeOldBuilds(builds);
  return build(hash);
}

async function removeOldBuilds(builds: string): Promise<void> {
  const entries = await readdir(builds, { withFileTypes: true });
  const folders = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => ({ name, at: (await stat(join(builds, name))).mtimeMs })),
  );
  const old = folders.sort((a, b) => b.at - a.at).slice(keptBuilds);
  await Promise.all(old.map(({ name }) => rm(join(builds, name), { recursive: true, force: true })));
}
