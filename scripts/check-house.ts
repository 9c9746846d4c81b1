// Holds the rules of the house that no ready-made tool knows. Run: ./facet exec pnpm run check:house
import { dirname } from "node:path";
import { exactDependencies } from "./house/exact-dependencies.ts";
import { fileLength } from "./house/file-length.ts";
import { folderNames } from "./house/folder-names.ts";
import type { HouseRule } from "./house/house-rule.ts";
import { livingLinks } from "./house/living-links.ts";
import { lockAddresses } from "./house/lock-addresses.ts";
import { machinePaths } from "./house/machine-paths.ts";
import { packageReadme } from "./house/package-readme.ts";
import { readRepository } from "./house/read-repository.ts";
import { realTests } from "./house/real-tests.ts";
import { unfinishedWork } from "./house/unfinished-work.ts";

const root = dirname(import.meta.dirname);
const files = readRepository(root);
const rules: readonly HouseRule[] = [
  exactDependencies,
  fileLength,
  folderNames,
  livingLinks(files),
  lockAddresses,
  machinePaths(root),
  packageReadme(new Set(files.map((file) => file.path))),
  realTests,
  unfinishedWork,
];

const faults = files.flatMap((file) =>
  rules.flatMap((rule) => rule(file).map((fault) => `${file.path}: ${fault}`)),
);
process.stdout.write(
  faults.length > 0 ? `${faults.join("\n")}\n` : `${files.length} files keep the rules of the house\n`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
