import { type HouseRule, isGenerated } from "./house-rule.ts";

const evasive = new Set([
  "utils",
  "util",
  "helpers",
  "common",
  "shared",
  "misc",
  "types",
  "lib",
  "core",
  "v2",
]);
const deepest = 4;

/** A folder's name says what is in it, and nothing lies so deep that nobody finds it. */
export const folderNames: HouseRule = (file) => {
  if (isGenerated(file)) return [];
  const { path } = file;
  const folders = path.split("/").slice(0, -1);
  const bad = folders
    .filter((folder) => evasive.has(folder))
    .map((folder) => `a folder called "${folder}" hides a better name`);
  const below = folders.includes("src") ? folders.slice(folders.indexOf("src") + 1) : [];
  // Next.js spells a page's address as folders, so its depth is not ours to choose.
  const isRoute = path.startsWith("apps/") && below[0] === "app";
  return below.length > deepest && !isRoute ? [...bad, `more than ${deepest} folders below src`] : bad;
};
