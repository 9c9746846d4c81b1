import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, truncate, unlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { blobsSuite } from "../blobs-suite.ts";
import { named } from "../suites/documents-fixtures.ts";
import { readAll } from "../suites/read-all.ts";
import { answerBlobLink } from "./answer-blob-link.ts";
import { openEmbeddedBlobs } from "./open-blobs.ts";

const statuses: Readonly<Record<string, number>> = {
  BlobLinkInvalid: 403,
  BlobNotFound: 404,
  BlobExists: 412,
  BlobTooLarge: 413,
  BlobDiskFull: 507,
};

async function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "facet-blobs-"));
}

blobsSuite("a folder", async () => {
  const folder = await newFolder();
  const linkKey = randomBytes(32);
  let passed = 0;
  let origin = "";
  const blobs = await openEmbeddedBlobs({
    folder,
    publicOrigin: () => origin,
    linkKey,
    tempWindowMs: 60_000,
  });
  const server = createServer((incoming, outgoing) => {
    const answer = async () => {
      const method = incoming.method ?? "GET";
      const init = {
        method,
        headers: incoming.headers as Record<string, string>,
        ...(method === "PUT" && { body: Readable.toWeb(incoming), duplex: "half" }),
      };
      const token = (incoming.url ?? "").replace("/api/blobs/", "");
      const request = new Request(`${origin}${incoming.url}`, init as RequestInit);
      return answerBlobLink(blobs, token, request, { linkKey, now: Date.now() + passed });
    };
    answer()
      .catch(
        (error: unknown) =>
          new Response(null, { status: statuses[error instanceof Error ? error.name : ""] ?? 500 }),
      )
      .then(async (response) => {
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        for await (const chunk of response.body ?? []) outgoing.write(chunk);
        outgoing.end();
      })
      .catch(() => outgoing.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  return {
    blobs,
    send: (href, init) => fetch(href, init),
    passTime: (ms) => {
      passed += ms;
    },
    remove: async () => {
      server.close();
      server.closeAllConnections();
      await rm(folder, { recursive: true, force: true });
    },
  };
});

describe("the blob folder", () => {
  let folder = "";
  const open = (tempWindowMs = 60_000) =>
    openEmbeddedBlobs({
      folder,
      publicOrigin: () => "http://127.0.0.1",
      linkKey: randomBytes(32),
      tempWindowMs,
    });
  const key = "orgs/org_a/models/m1/model.safetensors";
  const home = () => join(folder, "objects", "orgs", "org_a", "models", "m1");
  beforeEach(async () => {
    folder = await newFolder();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("holds the bytes as a plain file and is empty again when all blobs are gone", async () => {
    const blobs = await open();
    await blobs.write(key, Buffer.from("weights"));
    const content = (await readdir(home())).find((name) => /@\d+$/.test(name)) ?? "";
    expect(await readFile(join(home(), content), "utf8")).toBe("weights");
    expect(await blobs.diskUse()).toMatchObject({ blobs: 1, temporaryBytes: 0 });
    await blobs.remove(key);
    expect(await readdir(folder, { recursive: true })).toEqual(
      expect.arrayContaining(["objects", "temporary"]),
    );
    expect(await readdir(folder, { recursive: true })).toHaveLength(2);
  });

  it("names damage: bytes cut short, bytes gone, record torn", async () => {
    const blobs = await open();
    for (const name of ["cut", "gone", "torn"])
      await blobs.write(`orgs/a/${name}/x`, Buffer.from("0123456789"));
    const file = async (name: string, pattern: RegExp) => {
      const parent = join(folder, "objects", "orgs", "a", name);
      return join(parent, (await readdir(parent)).find((entry) => pattern.test(entry)) ?? "");
    };
    await truncate(await file("cut", /@\d+$/), 5);
    await unlink(await file("gone", /@\d+$/));
    await writeFile(await file("torn", /@$/), '{"generation":');
    for (const name of ["cut", "gone", "torn"])
      await expect(blobs.read(`orgs/a/${name}/x`)).rejects.toEqual(named("BlobDamaged"));
  });

  it("lets a reader finish what is removed under it", async () => {
    const blobs = await open();
    await blobs.write(key, Buffer.alloc(2_000_000, 7));
    const { body } = await blobs.read(key);
    await blobs.remove(key);
    expect((await readAll(body)).length).toBe(2_000_000);
  });

  it("sweeps what a killed writer left, once old, and nothing younger", async () => {
    const blobs = await open();
    await blobs.write(key, Buffer.from("kept"));
    const module = join(import.meta.dirname, "open-blobs.ts");
    const code = `const { openEmbeddedBlobs } = await import(${JSON.stringify(module)});
      const blobs = await openEmbeddedBlobs({ folder: ${JSON.stringify(folder)}, publicOrigin: () => "", linkKey: new Uint8Array(32), tempWindowMs: 60000 });
      let given = 0;
      await blobs.write("orgs/a/b", new ReadableStream({ pull: (c) => { c.enqueue(new Uint8Array(65536)); given += 1; if (given === 20) process.stdout.write("writing"); return given > 20 ? new Promise(() => setInterval(() => {}, 1000)) : undefined; } }));`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");
    await writeFile(join(home(), "model.safetensors@12345"), "bytes whose record was never written");
    expect((await blobs.diskUse()).temporaryBytes).toBeGreaterThan(0);
    expect(await blobs.sweepTemporary()).toMatchObject({ files: 0 });

    const later = await open(0);
    expect((await later.diskUse()).temporaryBytes).toBe(0);
    expect(await later.sweepTemporary()).toMatchObject({ files: 1 });
    expect(await readdir(home())).toHaveLength(2);
    expect(await later.head("orgs/a/b")).toBeUndefined();
    expect((await readAll((await later.read(key)).body)).toString()).toBe("kept");
  });

  it("says BlobDiskFull on a full disk, keeps no part, and works again when there is room", async (test) => {
    const unshare = ["unshare", "-rm", "sh", "-c"];
    const probe = spawnSync(unshare[0] ?? "", [
      ...unshare.slice(1),
      `mount -t tmpfs -o size=1m none ${folder}`,
    ]);
    if (probe.status !== 0) return test.skip("this machine allows no small file system to fill");
    const program = join(import.meta.dirname, "full-disk-program.ts");
    const run = spawnSync(
      unshare[0] ?? "",
      [
        ...unshare.slice(1),
        `mount -t tmpfs -o size=1m none ${folder} && exec "$0" "$1" "$2"`,
        process.execPath,
        program,
        folder,
      ],
      { encoding: "utf8" },
    );
    expect(JSON.parse(run.stdout || run.stderr)).toEqual({
      write: "BlobDiskFull",
      compose: "BlobDiskFull",
      left: 0,
      parts: 2,
      after: 300_000,
    });
  });
});
