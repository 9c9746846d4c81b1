import { browserPart } from "./browser-part.ts";
import { checksPart } from "./checks-part.ts";
import { corePart } from "./core-part.ts";
import { enginePart } from "./engine-part.ts";
import { faultsPart } from "./faults-part.ts";
import { redisForTests } from "./redis-for-tests.ts";
import type { TestPart } from "./test-part.ts";
import { vitestPart } from "./vitest-part.ts";

/** Every part of `facet test`, quickest answer first. */
export const testParts: readonly TestPart[] = [
  checksPart,
  vitestPart({
    name: "unit",
    summary: "tests beside the code of every package, app and worker",
    budgetSeconds: 150,
    needs: "packages",
    exclude: ["**/*.{core,e2e,browser,slow}.test.{ts,tsx}"],
    prepare: redisForTests,
  }),
  corePart,
  faultsPart,
  enginePart,
  vitestPart({
    name: "job",
    summary: "the main job end to end on a real small model (*.e2e.test.ts)",
    budgetSeconds: 360,
    needs: "workers/engine",
    usesEngine: true,
    only: [".e2e.test.ts"],
  }),
  browserPart,
  vitestPart({
    name: "slow",
    summary: "tests too slow for every run (*.slow.test.ts)",
    budgetSeconds: 360,
    needs: "packages",
    only: [".slow.test.ts"],
    usesEngine: true,
    onlyWithAll: true,
  }),
];
