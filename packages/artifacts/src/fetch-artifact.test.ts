import { spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "@facet/ports/clock";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { evictArtifacts } from "./evict-artifacts.ts";
import { type FetchedFile, fetchArtifact } from "./fetch-artifact.ts";
import { holdArtifact } from "./hold-artifact.ts";
import { type FileServer, startFileServer } from "./test/file-server.ts";

const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest("hex");
const code = (expected: string) => expect.objectContaining({ code: expected });
/** Waits take no time, so that retries are seen and not waited for. */
const quick: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  wait: () => new Promise((resolve) => setImmediate(resolve)),
};

describe("fetching an artefact", () => {
  let cacheRoot = "";
  let server: FileServer;
  let files: FetchedFile[] = [];
  const contents: Record<string, Buffer> = {
    "model.safetensors": randomBytes(1_000_000),
    "tokenizer/vocab.json": Buffer.from("{}"),
    empty: Buffer.alloc(0),
  };
  const manifestSha256 = sha256("the manifest");
  const folder = () => join(cacheRoot, manifestSha256);
  const fetchIt = (more: Partial<Parameters<typeof fetchArtifact>[0]> = {}) =>
    fetchArtifact({ files, cacheRoot, manifestSha256, clock: quick, ...more });
  const expectWhole = async () => {
    for (const [path, bytes] of Object.entries(contents))
      expect(Buffer.compare(await readFile(join(folder(), path)), bytes), path).toBe(0);
    expect((await readdir(cacheRoot)).filter((name) => name.endsWith(".partial"))).toEqual([]);
  };

  beforeEach(async () => {
    cacheRoot = await mkdtemp(join(tmpdir(), "facet-cache-"));
    server = await startFileServer();
    files = Object.entries(contents).map(([path, bytes]) => {
      server.files.set(path, bytes);
      return {
        path,
        bytes: bytes.length,
        sha256: sha256(bytes),
        href: `${server.origin}/${encodeURIComponent(path)}`,
      };
    });
  });
  afterEach(async () => {
    await server.close();
    await rm(cacheRoot, { recursive: true, force: true });
  });

  it("brings every file, tells its progress, and asks nobody the second time", async () => {
    const progress: number[] = [];
    expect(await fetchIt({ onProgress: (done, total) => progress.push(done / total) })).toBe(folder());
    await expectWhole();
    expect([progress[0], progress.at(-1)]).toEqual([0, 1]);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    const asked = server.requests.length;
    await fetchIt();
    expect(server.requests.length).toBe(asked);
  });

  it("goes on where a cut connection left it, as long as bytes come", async () => {
    server.cutAfter = 150_000;
    await fetchIt();
    await expectWhole();
    const resumed = server.requests.filter((request) => request.startsWith("model.safetensors bytes="));
    expect(resumed.length).toBeGreaterThanOrEqual(5);
    const starts = resumed.map((request) => Number(/=(\d+)-/.exec(request)?.[1]));
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it("goes on in another process after the first was killed", async () => {
    server.cutAfter = 400_000;
    server.refuse = { status: 503, times: 0 };
    const argument = JSON.stringify({ files, cacheRoot, manifestSha256 });
    const child = spawn(process.execPath, [join(import.meta.dirname, "test", "fetch-program.ts"), argument], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    for await (const chunk of child.stdout)
      if (Number(/(\d+)\/\d+\s*$/.exec(String(chunk))?.[1]) > 100_000) break;
    child.kill("SIGKILL");
    if (child.signalCode === null && child.exitCode === null) await once(child, "exit");
    expect((await stat(join(`${folder()}.partial`, "model.safetensors"))).size).toBeGreaterThan(0);
    server.cutAfter = null;
    server.requests.length = 0;
    await fetchIt();
    await expectWhole();
    expect(server.requests[0]).toMatch(/^model\.safetensors bytes=[1-9]/);
  });

  it("fetches once when several processes want it at the same time", async () => {
    const argument = JSON.stringify({ files, cacheRoot, manifestSha256 });
    const runs = [1, 2, 3].map(async () => {
      const child = spawn(
        process.execPath,
        [join(import.meta.dirname, "test", "fetch-program.ts"), argument],
        { stdio: ["ignore", "pipe", "inherit"] },
      );
      let said = "";
      for await (const chunk of child.stdout) said += String(chunk);
      return said.trim().split("\n").at(-1);
    });
    expect(await Promise.all([...runs, fetchIt(), fetchIt()])).toEqual([
      ...Array(3).fill(`folder ${folder()}`),
      folder(),
      folder(),
    ]);
    await expectWhole();
    expect([...server.requests].sort()).toEqual(["model.safetensors", "tokenizer/vocab.json"]);
  });

  it("survives refusals that pass, and a server that sends all again", async () => {
    server.refuse = { status: 503, times: 3 };
    server.cutAfter = 600_000;
    server.ignoreRanges = true;
    const first = fetchIt();
    await expect(first).rejects.toEqual(code("network"));
    server.cutAfter = null;
    await fetchIt();
    await expectWhole();
  });

  it("gives up with `network` when nothing comes, and says of what", async () => {
    server.refuse = { status: 500, times: 1000 };
    await expect(fetchIt()).rejects.toEqual(code("network"));
    await expect(fetchIt()).rejects.toThrow(/model\.safetensors.*500/);
    server.refuse = { status: 403, times: 1 };
    await expect(fetchIt()).rejects.toThrow(/refused with 403/);
    await server.close();
    await expect(fetchIt()).rejects.toEqual(code("network"));
  });

  it("never lets wrong bytes in: changed, longer, shorter, gone", async () => {
    const bad = Buffer.from(contents["model.safetensors"] ?? "");
    bad[500_000] = (bad[500_000] ?? 0) ^ 1;
    server.files.set("model.safetensors", bad);
    await expect(fetchIt()).rejects.toEqual(code("damaged_file"));
    expect(server.requests.filter((request) => request === "model.safetensors")).toHaveLength(2);
    server.files.set(
      "model.safetensors",
      Buffer.concat([contents["model.safetensors"] ?? Buffer.alloc(0), Buffer.from("x")]),
    );
    await expect(fetchIt()).rejects.toEqual(code("damaged_file"));
    server.files.delete("model.safetensors");
    await rm(`${folder()}.partial`, { recursive: true });
    await expect(fetchIt()).rejects.toThrow(/no longer in the store/);
    server.refuse = { status: 422, times: 1 };
    await expect(fetchIt()).rejects.toEqual(code("damaged_file"));
    await expect(stat(folder())).rejects.toThrow("ENOENT");
    server.files.set("model.safetensors", contents["model.safetensors"] ?? Buffer.alloc(0));
    await fetchIt();
    await expectWhole();
  });

  it("mends a partial file that was damaged on the disk", async () => {
    await mkdir(`${folder()}.partial`, { recursive: true });
    await writeFile(join(`${folder()}.partial`, "model.safetensors"), Buffer.alloc(300_000, 9));
    await writeFile(join(`${folder()}.partial`, "left-over"), "x");
    await fetchIt();
    await expectWhole();
    await expect(stat(join(folder(), "left-over"))).rejects.toThrow("ENOENT");
  });

  it("notices a file of the cache that was changed since, and fetches only that one", async () => {
    await fetchIt();
    server.requests.length = 0;
    const model = join(folder(), "model.safetensors");
    const bytes = await readFile(model);
    bytes[1] = (bytes[1] ?? 0) ^ 1;
    await writeFile(model, bytes);
    await utimes(model, new Date(0), new Date(0));
    await fetchIt();
    await expectWhole();
    expect(server.requests).toEqual(["model.safetensors"]);
  });

  it("stops at once when told to, and keeps what it has", async () => {
    const stop = new AbortController();
    const reason = new Error("the job was cancelled");
    const fetching = fetchIt({
      signal: stop.signal,
      onProgress: (done) => done > 10_000 && stop.abort(reason),
    });
    await expect(fetching).rejects.toBe(reason);
    await expect(fetchIt({ signal: stop.signal })).rejects.toBe(reason);
    await fetchIt();
    await expectWhole();
  });

  it("refuses names that lead out of the cache, before any request", async () => {
    for (const path of ["../x", "/etc/x", "a/../../x"])
      await expect(
        fetchIt({ files: [{ path, bytes: 1, sha256: sha256(""), href: server.origin }] }),
      ).rejects.toEqual(code("damaged_file"));
    await expect(fetchIt({ manifestSha256: "../../x" })).rejects.toEqual(code("damaged_file"));
    await expect(fetchIt({ files: [] })).rejects.toEqual(code("damaged_file"));
    expect(server.requests).toEqual([]);
  });

  it("says `disk_full` with the figures when the disk has no room", async (test) => {
    const unshare = "unshare";
    const program = join(import.meta.dirname, "test", "fetch-program.ts");
    const argument = JSON.stringify({
      files: [{ ...files[0], bytes: 10_000_000 }],
      cacheRoot,
      manifestSha256,
    });
    const mount = `mount -t tmpfs -o size=2m none ${cacheRoot}`;
    if (spawnSync(unshare, ["-rm", "sh", "-c", mount]).status !== 0)
      return test.skip("this machine allows no small file system to fill");
    const run = spawnSync(
      unshare,
      ["-rm", "sh", "-c", `${mount} && exec "$0" "$1" "$2"`, process.execPath, program, argument],
      { encoding: "utf8" },
    );
    expect(run.stderr).toMatch(/disk_full.*needs 10000000 bytes more.*left/);
  });
});

describe("evicting artefacts", () => {
  let cacheRoot = "";
  let server: FileServer;
  beforeEach(async () => {
    cacheRoot = await mkdtemp(join(tmpdir(), "facet-cache-"));
    server = await startFileServer();
  });
  afterEach(async () => {
    await server.close();
    await rm(cacheRoot, { recursive: true, force: true });
  });
  const add = async (name: string, usedAt: Date) => {
    const bytes = Buffer.alloc(100_000, name);
    server.files.set(name, bytes);
    const manifestSha256 = sha256(name);
    await fetchArtifact({
      files: [{ path: "f", bytes: bytes.length, sha256: sha256(bytes), href: `${server.origin}/${name}` }],
      cacheRoot,
      manifestSha256,
      clock: quick,
    });
    await utimes(join(cacheRoot, `${manifestSha256}.json`), usedAt, usedAt);
    return manifestSha256;
  };
  const present = async () => (await readdir(cacheRoot)).filter((name) => /^[0-9a-f]{64}$/.test(name)).sort();

  it("removes the least recently used first, down to the size, and never what is held or was just used", async () => {
    const day = 24 * 3_600_000;
    const [oldest, held, middle, fresh] = [
      await add("a", new Date(Date.now() - 4 * day)),
      await add("b", new Date(Date.now() - 3 * day)),
      await add("c", new Date(Date.now() - 2 * day)),
      await add("d", new Date()),
    ];
    const hold = await holdArtifact({ cacheRoot, manifestSha256: held });
    expect(await evictArtifacts({ cacheRoot, maxBytes: 400_000, keepMs: 1000 })).toEqual({
      artifacts: 0,
      freedBytes: 0,
      keptBytes: 400_000,
    });
    expect(await evictArtifacts({ cacheRoot, maxBytes: 350_000, keepMs: day })).toEqual({
      artifacts: 1,
      freedBytes: 100_000,
      keptBytes: 300_000,
    });
    expect(await present()).toEqual([held, middle, fresh].sort());
    expect(await evictArtifacts({ cacheRoot, maxBytes: 0, keepMs: day })).toMatchObject({
      artifacts: 1,
      keptBytes: 200_000,
    });
    expect(await present()).toEqual([held, fresh].sort());
    hold?.release();
    expect(await evictArtifacts({ cacheRoot, maxBytes: 100_000, keepMs: 0 })).toMatchObject({ artifacts: 1 });
    expect(await present()).toEqual([fresh]);
    expect(oldest).not.toBe(fresh);
    await add("a", new Date());
    expect(await present()).toHaveLength(2);
  });

  it("counts and removes fetches that were given up long ago", async () => {
    const partial = join(cacheRoot, `${sha256("x")}.partial`);
    await mkdir(partial, { recursive: true });
    await writeFile(join(partial, "f"), Buffer.alloc(5000));
    await utimes(partial, new Date(0), new Date(0));
    expect(await evictArtifacts({ cacheRoot, maxBytes: 1000, keepMs: 1000 })).toEqual({
      artifacts: 1,
      freedBytes: 5000,
      keptBytes: 0,
    });
    expect(await evictArtifacts({ cacheRoot: join(cacheRoot, "nowhere"), maxBytes: 0, keepMs: 0 })).toEqual({
      artifacts: 0,
      freedBytes: 0,
      keptBytes: 0,
    });
  });
});
