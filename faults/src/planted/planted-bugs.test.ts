import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { plantedMark } from "./plant.ts";
import { plantedBugs } from "./planted-bugs.ts";

const root = resolve(import.meta.dirname, "../../..");
const load = (plant: string, ...files: readonly string[]) =>
  spawnSync(
    process.execPath,
    [
      "--import",
      plant,
      "--input-type=module",
      "--eval",
      files.map((file) => `await import(${JSON.stringify(file)});`).join("\n"),
    ],
    { encoding: "utf8" },
  );

/** One of these is what each bug is planted in. */
const everywhere = [
  "packages/services/src/gateway/claim-job.ts",
  "packages/services/src/gateway/complete.ts",
  "packages/services/src/events/event-log.ts",
  "packages/artifacts/src/download-file.ts",
].map((file) => join(root, file));

it.each(plantedBugs)("$name still has its place in the source", ({ name, file }) => {
  const { stderr, status } = load(file, ...everywhere);
  expect({ stderr, status }).toEqual({ stderr: `${plantedMark} ${name}\n`, status: 0 });
});

it("nothing that people start loads a planted bug", () => {
  expect(load(join(import.meta.dirname, "plant.ts"), ...everywhere).stderr).toBe("");
});
