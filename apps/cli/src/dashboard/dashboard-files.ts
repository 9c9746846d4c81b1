import { join } from "node:path";
import { repositoryRoot } from "../repository-root.ts";

/** Builds belong to the checkout, not to a home: what was built for one platform serves every other. */
const builds = join(repositoryRoot, ".facet", "dashboard");

export const dashboardFiles = {
  app: join(repositoryRoot, "apps", "dashboard"),
  builds,
  lock: join(builds, "build.lock"),
  log: join(builds, "build.log"),
  /** Starts a build: `node serve.ts <folder>`. */
  server: join(repositoryRoot, "apps", "dashboard", "serve.ts"),
  build: (hash: string) => join(builds, hash),
};
