import { basename } from "node:path";
import { z } from "zod";
import type { HouseRule } from "./house-rule.ts";

const Versions = z.record(z.string(), z.string()).default({});
const Manifest = z.object({
  dependencies: Versions,
  devDependencies: Versions,
  optionalDependencies: Versions,
});

/** What is installed tomorrow is what was tested today. */
export const exactDependencies: HouseRule = ({ path, text }) => {
  if (basename(path) !== "package.json") return [];
  const manifest = Manifest.parse(JSON.parse(text));
  return Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  })
    .filter(([, version]) => !/^(workspace:\*|\d+\.\d+\.\d+(-[\w.]+)?)$/.test(version))
    .map(([name, version]) => `${name} is "${version}"; pin one exact version`);
};
