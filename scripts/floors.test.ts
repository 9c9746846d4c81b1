import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

const root = dirname(import.meta.dirname);
const packageNames = ["contracts", "ports", "env", "log", "store", "queue", "services", "sdk"];

/** Each planted import, and the rule that must find it; none where the import is allowed. */
const imports: readonly { from: string; to: string; rule?: string }[] = [
  { from: "packages/contracts/src/up.ts", to: "@facet/ports/a", rule: "floor-0-contracts" },
  { from: "packages/ports/src/down.ts", to: "@facet/contracts/a" },
  { from: "packages/ports/src/up.ts", to: "@facet/log/a", rule: "floor-0-ports-env" },
  { from: "packages/queue/src/sideways.ts", to: "@facet/store/a", rule: "floor-1" },
  { from: "packages/queue/src/logging.ts", to: "@facet/log/a" },
  { from: "packages/services/src/runs/verb.ts", to: "@facet/queue/a" },
  { from: "packages/services/src/runs/raw.ts", to: "@facet/store/a", rule: "tenant-services" },
  { from: "packages/services/src/data/scoped.ts", to: "@facet/store/embedded/documents" },
  { from: "packages/services/src/data/system-context.ts", to: "@facet/ports/a" },
  { from: "packages/services/src/gateway/sweep.ts", to: "../data/system-context.ts" },
  { from: "packages/services/src/runs/peek.ts", to: "../data/system-context.ts", rule: "system-context" },
  { from: "packages/services/src/runs/screen.ts", to: "@facet/sdk/a", rule: "floor-2" },
  { from: "packages/log/src/door.ts", to: "../../../apps/api/src/a.ts", rule: "packages-never-doors" },
  {
    from: "apps/api/src/other-door.ts",
    to: "../../../workers/runner/src/a.ts",
    rule: "doors-never-each-other",
  },
  { from: "apps/api/src/compose.ts", to: "@facet/store/embedded/documents" },
  { from: "apps/api/src/routes.ts", to: "@facet/store/embedded/documents", rule: "tenant" },
  { from: "workers/runner/src/opens.ts", to: "@facet/store/a", rule: "store-has-one-door" },
  { from: "apps/dashboard/src/fetches.ts", to: "@facet/log/a", rule: "screens-use-the-sdk" },
  { from: "apps/dashboard/src/calls.ts", to: "@facet/sdk/a" },
  { from: "packages/store/src/lost.ts", to: "./absent.ts", rule: "resolvable" },
  { from: "packages/store/src/round-one.ts", to: "./round-two.ts", rule: "no-cycles" },
];

const Report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

let house = "";
let found: Map<string, string[]>;

function write(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), text);
}

/** A small copy of the house, in which every package can import every other. */
beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), "facet-floors-"));
  cpSync(join(root, ".dependency-cruiser.cjs"), join(house, ".dependency-cruiser.cjs"));
  mkdirSync(join(house, "node_modules/@facet"), { recursive: true });
  // Dependency-cruiser loads its parser from the folder it looks at.
  symlinkSync(join(root, "node_modules/@swc"), join(house, "node_modules/@swc"));
  write("package.json", JSON.stringify({ name: "house", private: true }));
  for (const name of packageNames) {
    write(
      `packages/${name}/package.json`,
      JSON.stringify({ name: `@facet/${name}`, exports: { "./*": "./src/*.ts" } }),
    );
    write(`packages/${name}/src/a.ts`, "export interface A {}\n");
    symlinkSync(join(house, "packages", name), join(house, "node_modules/@facet", name));
  }
  write("packages/store/src/embedded/documents.ts", "export interface A {}\n");
  for (const door of ["apps/api", "workers/runner"]) write(`${door}/src/a.ts`, "export interface A {}\n");
  write(
    "packages/store/src/round-two.ts",
    `import type { B } from "./round-one.ts";\nexport interface A extends B {}\n`,
  );
  for (const { from, to } of imports)
    write(from, `import type { A } from "${to}";\nexport interface B extends A {}\n`);

  const cruise = spawnSync(
    "depcruise",
    ["--config", ".dependency-cruiser.cjs", "--output-type", "json", "apps", "packages", "workers"],
    { cwd: house, encoding: "utf8" },
  );
  found = new Map();
  for (const { from, rule } of Report.parse(JSON.parse(cruise.stdout)).summary.violations) {
    found.set(from, [...(found.get(from) ?? []), rule.name]);
  }
}, 60_000);
afterAll(() => rmSync(house, { recursive: true, force: true }));

test.each(imports.filter(({ rule }) => rule !== undefined))(
  "$from must not import $to: $rule",
  ({ from, rule }) => {
    expect(found.get(from)).toContain(rule);
  },
);

test.each(imports.filter(({ rule }) => rule === undefined))("$from may import $to", ({ from }) => {
  expect(found.get(from)).toBeUndefined();
});
