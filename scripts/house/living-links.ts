import { posix } from "node:path";
import type { HouseRule, SourceFile } from "./house-rule.ts";

const link = /\[[^\]\n]*\]\(([^)\s]+)\)/g;
const fenced = /^```[\s\S]*?^```/gm;

/** Every relative link of a Markdown file leads to a file or folder of the repository, and its `#` to a heading there. */
export function livingLinks(files: readonly SourceFile[]): HouseRule {
  const pages = new Map(files.map((file) => [file.path, file.text]));
  const folders = new Set(files.flatMap(({ path }) => parents(path)));
  return (file) => {
    if (!file.path.endsWith(".md")) return [];
    const targets = [...file.text.replace(fenced, "").matchAll(link)].map(([, target = ""]) => target);
    return targets.flatMap((target) => {
      if (/^[a-z][a-z+.-]*:/i.test(target)) return [];
      const [place = "", anchor] = target.split("#", 2);
      const path =
        place === ""
          ? file.path
          : posix.normalize(posix.join(posix.dirname(file.path), place)).replace(/\/$/, "");
      const text = pages.get(path);
      if (text === undefined && !folders.has(path)) return [`links to ${target}, which is not there`];
      if (anchor === undefined || text === undefined || headings(text).has(anchor)) return [];
      return [`links to ${target}, and ${path} has no such heading`];
    });
  };
}

function parents(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return ["."].concat(parts.map((_, index) => parts.slice(0, index + 1).join("/")));
}

/** Headings as web pages name them: lower case, words joined by dashes, other signs left out. */
function headings(text: string): Set<string> {
  const titles = [...text.replace(fenced, "").matchAll(/^#{1,6} +(.+)$/gm)].map(([, title = ""]) => title);
  return new Set(
    titles.map((title) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}_ -]/gu, "")
        .trim()
        .replaceAll(" ", "-"),
    ),
  );
}
