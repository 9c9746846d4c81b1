import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { repositoryRoot } from "../repository-root.ts";

/** All that a build is made from. The lockfile stands for the libraries. */
const sources = [
  "pnpm-lock.yaml",
  "tsconfig.base.json",
  "apps/dashboard",
  "docs/guides",
  "docs/pictures",
  "docs/reference",
  ...["contracts", "env", "ports", "sdk", "ui"].map((name) => `packages/${name}`),
];
const left = /^(node_modules|\.next|README\.md)$|\.test\.tsx?$|\.tsbuildinfo$|^next-env\.d\.ts$/;

/** Changes when a source of the dashboard does. */
export async function hashSources(root: string = repositoryRoot): Promise<string> {
  const hash = createHash("sha256");
  for (const source of sources)
    for await (const file of filesIn(join(root, source)))
      hash
        .update(`${relative(root, file)}\0`)
        .update(await readFile(file))
        .update("\0");
  return hash.digest("hex").slice(0, 16);
}

async function* filesIn(path: string): AsyncGenerator<string> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOTDIR") return undefined;
    if (error.code === "ENOENT") return [];
    throw error;
  });
  if (entries === undefined) return yield path;
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
    if (!left.test(entry.name)) {
      if (entry.isDirectory()) yield* filesIn(join(path, entry.name));
      else yield join(path, entry.name);
    }
}
