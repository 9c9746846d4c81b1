import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { SourceFile } from "./house-rule.ts";

const skippedFolders = new Set([
  ".git",
  ".facet",
  ".next",
  ".turbo",
  ".venv",
  ".terraform",
  ".pytest_cache",
  ".mypy_cache",
  ".ruff_cache",
  "node_modules",
  "__pycache__",
  "coverage",
  "out",
]);
const textEnding =
  /(^|\/)(facet|run|Dockerfile|LICENSE|\.npmrc|\.gitignore)$|\.(ts|tsx|mjs|cjs|js|py|sh|json|yaml|yml|toml|md|css|html|tf|lock|svg|cfg|ini)$/;
/** Known by their path alone, for the links that lead to them. */
const pictureEnding = /\.png$/;
const largestBytes = 2 * 1024 * 1024;

/** Every text file of the repository, and every picture without its content, as it stands in the folder: git is not needed, so a plain copy can be checked. */
export function readRepository(root: string): SourceFile[] {
  const files: SourceFile[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const full = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name)) walk(full);
      } else if (entry.isFile() && pictureEnding.test(full)) {
        files.push({ path: relative(root, full).split(sep).join("/"), text: "" });
      } else if (entry.isFile() && textEnding.test(full) && statSync(full).size <= largestBytes) {
        files.push({ path: relative(root, full).split(sep).join("/"), text: readFileSync(full, "utf8") });
      }
    }
  };
  walk(root);
  return files.sort((left, right) => left.path.localeCompare(right.path));
}
