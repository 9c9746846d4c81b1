// How many bytes of script each page needs before it can be used, gzipped. Fails when one is over the budget.
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

const budgetBytes = 200 * 1024;
const built = join(import.meta.dirname, ".next");

const { rootMainFiles } = JSON.parse(readFileSync(join(built, "build-manifest.json"), "utf8")) as {
  rootMainFiles: string[];
};
const sizes = new Map<string, number>();

function sizeOf(file: string): number {
  const known = sizes.get(file);
  if (known !== undefined) return known;
  const bytes = gzipSync(readFileSync(join(built, file))).length;
  sizes.set(file, bytes);
  return bytes;
}

/** Scripts by the module that brings them: the page's own, its layouts', and what stands in for them when they fail. */
function entryFiles(manifest: string): Record<string, string[]> {
  const text = readFileSync(join(built, "server", "app", manifest), "utf8");
  const start = text.indexOf("{", text.indexOf("] = "));
  return (
    JSON.parse(text.slice(start, text.lastIndexOf("}") + 1)) as { entryJSFiles: Record<string, string[]> }
  ).entryJSFiles;
}

const pages = globSync("**/page_client-reference-manifest.js", { cwd: join(built, "server", "app") })
  .map((manifest) => {
    const entries = Object.entries(entryFiles(manifest));
    const needed = entries.filter(([module]) => !/\/(global-)?error$|\/not-found$/.test(module));
    const files = new Set([...rootMainFiles, ...needed.flatMap(([, list]) => list)]);
    return {
      page: `/${dirname(manifest)}`.replace("/.", "/"),
      bytes: [...files].reduce((sum, file) => sum + sizeOf(file), 0),
    };
  })
  .sort((a, b) => b.bytes - a.bytes);

const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
const lines = pages.map(
  ({ page, bytes }) => `${kb(bytes).padStart(9)}  ${page}${bytes > budgetBytes ? "  OVER" : ""}`,
);
process.stdout.write(
  `\nScripts of the first view, gzipped; ${kb(budgetBytes)} are allowed.\n${lines.join("\n")}\n`,
);
process.exitCode = pages.some(({ bytes }) => bytes > budgetBytes) ? 1 : 0;
