import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { repositoryRoot } from "./repository-root.ts";

/** What the script itself calls, Node and npm aside. */
const tools = [
  "sh",
  "cat",
  "chmod",
  "cksum",
  "cp",
  "dirname",
  "mkdir",
  "pwd",
  "readlink",
  "rm",
  "sleep",
  "tr",
  "uname",
];
const nobody = 65534;

let outer = "";
let copy = "";
beforeEach(() => {
  outer = mkdtempSync(join(tmpdir(), "facet-script-"));
  chmodSync(outer, 0o755);
  copy = join(outer, "a folder with spaces");
  mkdirSync(copy);
  copyFileSync(join(repositoryRoot, "facet"), join(copy, "facet"));
  chmodSync(join(copy, "facet"), 0o755);
  copyFileSync(join(repositoryRoot, "pnpm-lock.yaml"), join(copy, "pnpm-lock.yaml"));
  cpSync(join(repositoryRoot, "toolchain"), join(copy, "toolchain"), { recursive: true });
});
afterEach(() => {
  chmodSync(copy, 0o755);
  rmSync(outer, { recursive: true, force: true });
});

/** Lends the copy the toolchain that runs this test, so that nothing is fetched. */
function lendToolchain(): void {
  mkdirSync(join(copy, ".facet"), { recursive: true });
  symlinkSync(join(repositoryRoot, ".facet/toolchain"), join(copy, ".facet/toolchain"));
}

/** A PATH with the basic tools and the programs given as shell scripts. */
function barePath(programs: Record<string, string>): string {
  const folder = join(outer, "bin");
  mkdirSync(folder);
  for (const tool of tools) {
    const found = spawnSync("sh", ["-c", `command -v ${tool}`], { encoding: "utf8" }).stdout.trim();
    if (found.startsWith("/")) symlinkSync(found, join(folder, tool));
  }
  for (const [name, body] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  }
  return folder;
}

function facet(
  args: readonly string[],
  variables: NodeJS.ProcessEnv,
  more: { uid?: number; entry?: string } = {},
) {
  const { entry = join(copy, "facet"), ...options } = more;
  const { status, stdout, stderr } = spawnSync(entry, args, {
    env: variables,
    encoding: "utf8",
    cwd: outer,
    ...options,
  });
  return { status, stdout, stderr };
}

const system = { PATH: "/usr/local/bin:/usr/bin:/bin" };

test("runs from a path with spaces, with HOME unset, through a symbolic link", () => {
  lendToolchain();
  expect(facet(["exec", "node", "-v"], system)).toMatchObject({ status: 0, stdout: "v24.21.0\n" });
  symlinkSync("a folder with spaces/facet", join(outer, "linked"));
  const linked = facet(["exec", "pnpm", "--version"], system, { entry: join(outer, "linked") });
  expect(linked).toMatchObject({ status: 0, stdout: "12.21.0\n" });
});

test("hands arguments and the exit code on untouched, and makes a relative FACET_HOME absolute", () => {
  lendToolchain();
  mkdirSync(join(copy, "node_modules"));
  const program = "console.log(process.argv.at(-1), process.env.FACET_HOME); process.exit(7)";
  const result = facet(["exec", "node", "-e", program, "two  words"], { ...system, FACET_HOME: "my state" });
  expect(result).toMatchObject({ status: 7, stdout: `two  words ${join(outer, "my state")}\n` });
});

test.each([
  ["Node is missing", {}, "Node.js is missing", "Install Node 20"],
  [
    "Node is too old",
    { node: "case $1 in -v) echo v18.1.0 ;; *) echo 18 ;; esac" },
    "Node v18.1.0 is too old",
    "Install Node 20",
  ],
  ["npm is missing", { node: "echo 20" }, "npm is missing", "apt-get install npm"],
  [
    "npm cannot fetch",
    { node: "echo 20", npm: "echo 'npm error network ENOTFOUND' >&2; exit 1" },
    "ENOTFOUND",
    "Check the network",
  ],
  [
    "npm is content with nothing",
    { node: "echo 20", npm: "exit 0" },
    "Node 24 and pnpm could not be fetched",
    "npm ping",
  ],
])("%s: says so, says what to do, and leaves no lock", (_, programs, said, fix) => {
  const first = facet(["exec", "node", "-v"], { PATH: barePath(programs) });
  expect(first.status).toBe(1);
  expect(first.stderr).toContain(said);
  expect(first.stderr).toContain(fix);
  expect(spawnSync("ls", ["-A", join(copy, ".facet")], { encoding: "utf8" }).stdout).not.toContain(
    "installing",
  );
});

test("a folder that cannot be written is named, and FACET_HOME is said not to help", () => {
  chmodSync(copy, 0o555);
  // Root may write anywhere, so the script runs as nobody.
  const asUser = process.getuid?.() === 0 ? { uid: nobody } : {};
  const result = facet(["exec", "node", "-v"], { ...system, FACET_HOME: outer }, asUser);
  expect(result.status).toBe(1);
  expect(result.stderr).toContain(`cannot write in ${copy}`);
  expect(result.stderr).toMatch(/FACET_HOME moves only[\s\S]*Copy this folder/);
});

test("the lock of an install that died is taken over", () => {
  const lock = join(copy, ".facet/installing");
  mkdirSync(lock, { recursive: true });
  writeFileSync(join(lock, "pid"), String(spawnSync("true").pid));
  const result = facet(["exec", "node", "-v"], { PATH: barePath({}) });
  expect(result.stderr).toContain("Node.js is missing");
});
