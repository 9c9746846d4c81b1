import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  copyFile,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pageOf } from "@facet/contracts/paging/page";
import { Project } from "@facet/contracts/projects/project";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import { openLog } from "@facet/log/open-log";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compose } from "../compose.ts";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";
import { BackupError } from "./backup-error.ts";
import { homeParts } from "./home-parts.ts";
import { listFiles } from "./list-files.ts";
import { restoreHome } from "./restore-home.ts";
import { saveHome } from "./save-home.ts";

const signal = new AbortController().signal;
const quiet = () => undefined;

let api: TestApi;
let folder = "";
beforeEach(async () => {
  api = await openTestApi();
  folder = await mkdtemp(join(tmpdir(), "facet-backup-"));
});
afterEach(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const save = (target = folder, withKeys = true) =>
  saveHome({ home: api.home, target, withKeys, onProgress: quiet, signal });
const restore = (file: string, home = join(folder, "new home")) =>
  restoreHome({ file, home, onProgress: quiet, signal });

/** What a state folder keeps, by content. The store's own bytes differ: a copy has no unused pages. */
async function hashes(home: string): Promise<Record<string, string>> {
  const kept = (await listFiles(home)).filter(({ path }) => /^(blobs\/objects|keys|owner)/.test(path));
  const hash = async (path: string) =>
    createHash("sha256")
      .update(await readFile(join(home, path)))
      .digest("hex");
  return Object.fromEntries(await Promise.all(kept.map(async ({ path }) => [path, await hash(path)])));
}

async function fill(): Promise<void> {
  const { blobs, identity } = api.composed.platform;
  await writeFile(homeParts(api.home).owner, "{}", { mode: 0o600 });
  await identity.createUser({ name: "Ada", email: "ada@example.org", password: "correct horse battery" });
  for (const name of ["a", "b/c"]) await blobs.write(`orgs/org_x/models/${name}`, randomBytes(300_000));
  await blobs.write("orgs/org_x/empty", new Uint8Array());
}

async function projectsOf(home: string): Promise<Project[]> {
  const log = openLog({ name: "test", level: "error" });
  const composed = await compose({ home, publicOrigin: () => api.origin, log });
  try {
    const { createApp } = await import("../app.ts");
    const front = {
      publicOrigin: () => api.origin,
      insecureLan: false,
      oidc: null,
      onSetUp: async () => undefined,
    };
    const inference = { generate: never, previewRow: never };
    const runnerToken = "r".repeat(32);
    const app = createApp({
      composed,
      readiness: api.readiness,
      front,
      inference,
      runnerToken,
      operatorToken: null,
    });
    const headers = { authorization: `Bearer ${api.own.key}` };
    const response = await app.fetch(new Request("http://127.0.0.1/v1/projects?limit=100", { headers }));
    return pageOf(Project).parse(await response.json()).data;
  } finally {
    await composed.close();
  }
}

function never(): never {
  throw new Error("no test asked for a model");
}

describe("a backup", () => {
  it("taken while the store is written is one moment, and restored it is the same platform: inventory and hashes equal", async () => {
    await fill();
    const create = (name: string) => api.call("POST", "/v1/projects", { name });
    for (let count = 0; count < 5; count += 1) await create(`before ${count}`);
    const before = await hashes(api.home);
    const [saved] = await Promise.all([
      save(),
      ...Array.from({ length: 20 }, (_, index) => create(`during ${index}`)),
    ]);
    expect(saved).toMatchObject({
      keys: "included",
      missingBlobs: [],
      inventory: { people: 1, blobs: { count: 3, bytes: 600_000 } },
    });
    expect((await stat(saved.file)).mode & 0o777).toBe(0o600);

    const home = join(folder, "new home");
    const restored = await restore(saved.file, home);
    expect(restored).toMatchObject({
      inventory: saved.inventory,
      files: saved.files,
      takenAt: saved.takenAt,
    });
    expect(await hashes(home)).toEqual(before);
    for (const { path } of await listFiles(home))
      expect((await stat(join(home, path))).mode & 0o077, path).toBe(0);

    const projects = await projectsOf(home);
    expect(saved.inventory.documents.projects).toBeGreaterThanOrEqual(7);
    for (let count = 0; count < 5; count += 1)
      expect(projects.map(({ name }) => name)).toContain(`before ${count}`);
    const again = await saveHome({
      home,
      target: join(folder, "again.tar"),
      withKeys: true,
      onProgress: quiet,
      signal,
    });
    expect(again.inventory.people).toBe(1);
  });

  it("is read by tar, leaves keys out when told to, never replaces a file and leaves nothing beside it", async () => {
    await fill();
    const saved = await save(join(folder, "one.tar"), false);
    const listed = spawn("tar", ["-tf", saved.file], { stdio: ["ignore", "pipe", "inherit"] });
    const names = (await listed.stdout.setEncoding("utf8").toArray()).join("");
    expect(names).toContain("blobs/objects/orgs/org_x/models/b/c@");
    expect(names.trimEnd().split("\n").at(-1)).toBe("manifest.json");
    expect(names).not.toMatch(/^(keys\/|owner)/m);
    await expect(save(join(folder, "one.tar"))).rejects.toThrow(/exists already/);
    expect(await readdir(folder)).toEqual(["one.tar"]);
    expect(await readdir(api.home)).not.toContain(".backup");
    expect((await readdir(join(api.home, "blobs"))).sort()).toEqual(["objects", "temporary"]);
  });

  it("names blobs that documents name and nobody has", async () => {
    const { blobReferences } = await import("@facet/services/data/collections/blob-references");
    const { tenantContext } = await import("@facet/services/data/tenant-context");
    const key = "orgs/org_x/models/gone";
    await api.composed.platform.documents.bind(tenantContext("org_x")).transact(async (tx) => {
      tx.create(blobReferences, "reference", { key, sha256: null, bytes: 5, holder: "art_1" });
    });
    expect((await save()).missingBlobs).toEqual([key]);
  });

  it("has the bytes of a blob that is deleted while it is written", async () => {
    const { blobs } = api.composed.platform;
    const bytes = randomBytes(3_000_000);
    await blobs.write("orgs/org_x/models/short-lived", bytes);
    let removing: Promise<void> | undefined;
    const saved = await saveHome({
      home: api.home,
      target: join(folder, "one.tar"),
      withKeys: true,
      onProgress: () => {
        removing ??= blobs.remove("orgs/org_x/models/short-lived");
      },
      signal,
    });
    await removing;
    expect(await blobs.head("orgs/org_x/models/short-lived")).toBeUndefined();
    const home = join(folder, "new home");
    await restore(saved.file, home);
    const parent = join(homeParts(home).blobs, "objects/orgs/org_x/models");
    const content = (await readdir(parent)).find((name) => /@\d+$/.test(name)) ?? "";
    expect((await readFile(join(parent, content))).equals(bytes)).toBe(true);
  });

  it("says so when there is nothing to save, or when one is being taken", async () => {
    await expect(
      saveHome({ home: folder, target: join(folder, "x.tar"), withKeys: true, onProgress: quiet, signal }),
    ).rejects.toThrow(/nothing to back up/);
    const both = await Promise.allSettled([save(join(folder, "a.tar")), save(join(folder, "b.tar"))]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a restore", () => {
  it("refuses a folder that holds anything of a platform, and leaves it as it was", async () => {
    await fill();
    const { file } = await save();
    const before = await hashes(api.home);
    await expect(restore(file, api.home)).rejects.toThrow(/is not empty/);
    expect(await hashes(api.home)).toEqual(before);
    const home = join(folder, "other");
    await mkdir(join(home, "keys"), { recursive: true });
    await writeFile(join(home, "keys", "secrets.key"), "mine");
    await expect(restore(file, home)).rejects.toThrow(/keys is there/);
    expect(await readdir(home)).toEqual(["keys"]);
  });

  it("puts a backup beside what every state folder has: logs, a cache, empty folders", async () => {
    await fill();
    const { file } = await save();
    const home = join(folder, "other");
    for (const name of ["logs", "cache", "store", "blobs/objects", "keys"])
      await mkdir(join(home, name), { recursive: true });
    await writeFile(join(home, "logs", "api.log"), "a line");
    await restore(file, home);
    expect(await hashes(home)).toEqual(await hashes(api.home));
    expect(await readFile(join(home, "logs", "api.log"), "utf8")).toBe("a line");
  });

  it("refuses a backup with one wrong bit anywhere, one cut short, and what is none", async () => {
    await fill();
    const { file, bytes } = await save();
    // In the first header, the first key, a blob, the store, and the manifest: only what fills up a block is nobody's.
    const manifest = (await readFile(file)).lastIndexOf('"sha256"') + 12;
    const places = [130, 520, Math.floor(bytes / 3), Math.floor(bytes / 2), manifest];
    for (const place of places) {
      const other = join(folder, `flipped-${place}.tar`);
      await copyFile(file, other);
      const handle = await open(other, "r+");
      const byte = Buffer.alloc(1);
      await handle.read(byte, 0, 1, place);
      await handle.write(Buffer.from([(byte[0] ?? 0) ^ 4]), 0, 1, place);
      await handle.close();
      await expect(restore(other), `bit ${place}`).rejects.toBeInstanceOf(BackupError);
    }
    for (const keep of [0, 5000, Math.floor(bytes / 2)]) {
      const other = join(folder, `cut-${keep}.tar`);
      await writeFile(other, (await readFile(file)).subarray(0, keep));
      await expect(restore(other), `cut at ${keep}`).rejects.toThrow(/is not a whole backup/);
    }
    const text = join(folder, "text.tar");
    await writeFile(text, "I am a letter. ".repeat(1000));
    await expect(restore(text)).rejects.toThrow(/is not a whole backup/);
    await expect(restore(join(folder, "nobody.tar"))).rejects.toThrow(/there is no file/);
    expect(await readdir(join(folder, "new home"))).toEqual([]);
  });

  it("that ended in the middle of the move is finished by the next start", async () => {
    await fill();
    const { file } = await save();
    const home = join(folder, "new home");
    await restore(file, home);
    const parts = homeParts(home);
    await mkdir(parts.verified);
    for (const part of [parts.store, parts.owner])
      await rename(part, join(parts.verified, part.slice(home.length + 1))).catch(quiet);
    await expect(restore(file, home)).rejects.toThrow(/is not empty/);
    expect(await readdir(home)).not.toContain(".restored");
    expect((await projectsOf(home)).length).toBeGreaterThan(0);
  });
});

describe("kill -9 in the middle", () => {
  const program = join(import.meta.dirname, "main.ts");
  /** Started as the command line starts it; ended at its first word of progress. */
  async function killed(args: readonly string[], home: string): Promise<void> {
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...inheritedEnvironment(), FACET_HOME: home },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const [message] = await once(child, "message");
    expect(message).toMatchObject({ type: "progress" });
    child.kill("SIGKILL");
    await once(child, "exit");
  }

  it("of a backup leaves no file of that name, and the next one is whole", async () => {
    await fill();
    await api.composed.platform.blobs.write("orgs/org_x/large", randomBytes(64_000_000));
    const file = join(folder, "one.tar");
    await killed(["save", file], api.home);
    expect(await readdir(folder)).toEqual(["one.tar.partial"]);
    const saved = await save(file);
    expect(await readdir(folder)).toEqual(["one.tar"]);

    const home = join(folder, "new home");
    await killed(["restore", saved.file], home);
    expect(await readdir(home)).toEqual([".restore"]);
    await restore(saved.file, home);
    expect(await hashes(home)).toEqual(await hashes(api.home));
    expect(await readdir(home)).not.toContain(".restore");
  });
});
