import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFile } from "./create-file.ts";
import { freeBytes } from "./free-bytes.ts";
import { holdLock } from "./hold-lock.ts";
import { makeFolder } from "./make-folder.ts";
import { replaceFile } from "./replace-file.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "facet-disk-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("files", () => {
  it("lets exactly one of many writers create a file, whole", async () => {
    const file = join(folder, "claim");
    const contents = Array.from({ length: 20 }, (_, index) => `writer ${index} `.repeat(5000));
    const made = await Promise.all(contents.map((content) => createFile(file, content)));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await readFile(file, "utf8")).toBe(contents[made.indexOf(true)]);
    expect(await readdir(folder)).toEqual(["claim"]);
  });

  it("replaces a file and leaves nothing beside it", async () => {
    const file = join(folder, "state.json");
    await replaceFile(file, "one");
    await replaceFile(file, "two", { mode: 0o644 });
    expect(await readFile(file, "utf8")).toBe("two");
    expect((await stat(file)).mode & 0o777).toBe(0o644);
    expect(await readdir(folder)).toEqual(["state.json"]);
  });

  it("makes nested folders and accepts those that are there", async () => {
    const deep = join(folder, "a", "b", "c");
    await makeFolder(deep);
    await makeFolder(deep);
    expect((await stat(deep)).isDirectory()).toBe(true);
    expect(await freeBytes(deep)).toBeGreaterThan(0);
  });
});

describe("holdLock", () => {
  it("keeps a second owner out until the first releases", () => {
    const file = join(folder, "lock");
    const first = holdLock(file, "owner");
    expect(first).toBeDefined();
    expect(holdLock(file, "owner")).toBeUndefined();
    first?.release();
    const second = holdLock(file, "owner");
    expect(second).toBeDefined();
    second?.release();
  });

  it("lets an owner and sharers live together, and nobody beside `alone`", () => {
    const file = join(folder, "lock");
    const shared = [holdLock(file, "shared"), holdLock(file, "shared"), holdLock(file, "owner")];
    expect(shared.every((lock) => lock !== undefined)).toBe(true);
    expect(holdLock(file, "alone")).toBeUndefined();
    for (const lock of shared) lock?.release();
    const alone = holdLock(file, "alone");
    expect(alone).toBeDefined();
    expect(holdLock(file, "shared")).toBeUndefined();
    expect(holdLock(file, "owner")).toBeUndefined();
    alone?.release();
  });

  it("is free again at once when its holder was killed", async () => {
    const file = join(folder, "lock");
    const module = join(import.meta.dirname, "hold-lock.ts");
    const code = `const { holdLock } = await import(${JSON.stringify(module)}); globalThis.kept = holdLock(${JSON.stringify(file)}, "owner"); process.stdout.write("held"); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    expect(holdLock(file, "owner")).toBeUndefined();
    child.kill("SIGKILL");
    await once(child, "exit");
    const lock = holdLock(file, "owner");
    expect(lock).toBeDefined();
    lock?.release();
  });
});
