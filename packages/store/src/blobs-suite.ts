import { createHash, randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BlobsHarness } from "./suites/blobs-harness.ts";
import { linkPromises } from "./suites/blobs-links.ts";
import { named } from "./suites/documents-fixtures.ts";
import { readAll } from "./suites/read-all.ts";

const key = "orgs/org_a/datasets/rows.parquet";

/** Chunks on demand, counted, so that a test can see that they were never all held. */
function chunked(chunks: number, bytes: number): { body: ReadableStream<Uint8Array>; sha256: () => string } {
  const hash = createHash("sha256");
  let given = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        if (given === chunks) return controller.close();
        given += 1;
        const chunk = randomBytes(bytes);
        hash.update(chunk);
        controller.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );
  return { body, sha256: () => hash.digest("hex") };
}

/** Every promise of the blobs port. */
export function blobsSuite(name: string, newHarness: () => Promise<BlobsHarness>): void {
  describe(`blobs on ${name}`, { timeout: 20_000 }, () => {
    let harness: BlobsHarness | undefined;
    const current = () => {
      if (harness === undefined) throw new TypeError("no harness outside a test");
      return harness;
    };
    const blobs = () => current().blobs;
    const text = async (at: string, range?: { start: number; end?: number }) =>
      (await readAll((await blobs().read(at, range)).body)).toString();
    beforeEach(async () => {
      harness = await newHarness();
    });
    afterEach(async () => {
      await harness?.remove();
    });

    it("gives back what was written, with size and checksum", async () => {
      const written = await blobs().write(key, Buffer.from("123456789"));
      expect(written).toMatchObject({ key, bytes: 9, crc32c: "4waSgw==" });
      expect(Math.abs(Date.parse(written.createdAt) - Date.now())).toBeLessThan(60_000);
      expect(await blobs().head(key)).toEqual(written);
      const { info, body } = await blobs().read(key);
      expect(info).toEqual(written);
      expect((await readAll(body)).toString()).toBe("123456789");
      expect(await blobs().write("orgs/org_a/empty", new Uint8Array())).toMatchObject({
        bytes: 0,
        crc32c: "AAAAAA==",
      });
      expect(await text("orgs/org_a/empty")).toBe("");
    });

    it("streams 64 MiB in and out, unchanged", async () => {
      const { body, sha256 } = chunked(64, 1024 * 1024);
      const written = await blobs().write(key, body);
      expect(written.bytes).toBe(64 * 1024 * 1024);
      const hash = createHash("sha256");
      for await (const chunk of (await blobs().read(key)).body) hash.update(chunk);
      expect(hash.digest("hex")).toBe(sha256());
    });

    it("reads ranges, inclusive, and refuses those outside", async () => {
      await blobs().write(key, Buffer.from("0123456789"));
      expect(await text(key, { start: 0, end: 0 })).toBe("0");
      expect(await text(key, { start: 3, end: 5 })).toBe("345");
      expect(await text(key, { start: 8 })).toBe("89");
      expect(await text(key, { start: 8, end: 100 })).toBe("89");
      for (const range of [{ start: 10 }, { start: -1 }, { start: 5, end: 4 }])
        await expect(blobs().read(key, range)).rejects.toEqual(named("BlobRange"));
    });

    it("lets exactly one of many write a key, and keeps that one's bytes", async () => {
      const bodies = Array.from({ length: 12 }, (_, index) => Buffer.alloc(200_000, 65 + index));
      const results = await Promise.allSettled(bodies.map((body) => blobs().write(key, body)));
      const won = results.flatMap((result, index) => (result.status === "fulfilled" ? [index] : []));
      expect(won).toHaveLength(1);
      const reasons = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
      expect(reasons).toEqual(Array(11).fill(named("BlobExists")));
      expect(
        Buffer.compare(await readAll((await blobs().read(key)).body), bodies[won[0] ?? 0] ?? Buffer.alloc(0)),
      ).toBe(0);
      await expect(blobs().write(key, Buffer.from("late"))).rejects.toEqual(named("BlobExists"));
      expect(await blobs().list("orgs/org_a/")).toHaveLength(1);
    });

    it("keeps nothing of a write that failed or was too large", async () => {
      await expect(blobs().write(key, chunked(10, 1000).body, { maxBytes: 9999 })).rejects.toEqual(
        named("BlobTooLarge"),
      );
      let given = 0;
      const failing = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          given += 1;
          if (given === 5) controller.error(new Error("the sender went away"));
          else controller.enqueue(new Uint8Array(1000));
        },
      });
      await expect(blobs().write(key, failing)).rejects.toThrow("the sender went away");
      expect(await blobs().head(key)).toBeUndefined();
      expect(await blobs().list("")).toEqual([]);
      await blobs().write(key, chunked(10, 1000).body, { maxBytes: 10_000 });
    });

    it("says BlobNotFound for what is not there, and removing it is no error", async () => {
      await expect(blobs().read(key)).rejects.toEqual(named("BlobNotFound"));
      expect(await blobs().head(key)).toBeUndefined();
      await blobs().remove(key);
      await blobs().write(key, Buffer.from("one"));
      const first = await blobs().head(key);
      await blobs().remove(key);
      await expect(blobs().read(key)).rejects.toEqual(named("BlobNotFound"));
      const second = await blobs().write(key, Buffer.from("two"));
      expect(second.generation).not.toBe(first?.generation);
      expect(await text(key)).toBe("two");
    });

    it("joins parts in their order, whole, and removes them", async () => {
      const parts = ["b", "a", "c"].map((part) => `orgs/org_a/uploads/1/${part}`);
      for (const [index, part] of parts.entries()) await blobs().write(part, Buffer.from(`<${index}>`));
      const made = await blobs().compose(key, parts);
      expect([made.bytes, await text(key)]).toEqual([9, "<0><1><2>"]);
      expect(made.crc32c).toBe((await blobs().write("orgs/org_a/same", Buffer.from("<0><1><2>"))).crc32c);
      expect(await blobs().list("orgs/org_a/uploads/")).toEqual([]);

      await blobs().write("orgs/org_a/uploads/2/only", Buffer.from("single"));
      await expect(blobs().compose(key, ["orgs/org_a/uploads/2/only"])).rejects.toEqual(named("BlobExists"));
      await expect(
        blobs().compose("orgs/org_a/new", ["orgs/org_a/uploads/2/only", "orgs/org_a/uploads/2/none"]),
      ).rejects.toEqual(named("BlobNotFound"));
      expect(await text("orgs/org_a/uploads/2/only")).toBe("single");
      const single = await blobs().compose("orgs/org_a/new", ["orgs/org_a/uploads/2/only"]);
      expect([single.bytes, await text("orgs/org_a/new")]).toEqual([6, "single"]);
      expect(await blobs().head("orgs/org_a/uploads/2/only")).toBeUndefined();
    });

    it("lists by prefix in the order of the keys, in pages", async () => {
      const keys = [
        "orgs/a/x",
        "orgs/a/x-1",
        "orgs/a/x.b",
        "orgs/a/x/1",
        "orgs/a/x/10",
        "orgs/a/x/2",
        "orgs/a/x0",
        "orgs/a/y/z/deep",
        "orgs/ab/x",
        "orgs/b/x",
      ];
      for (const each of [...keys].reverse()) await blobs().write(each, Buffer.from(each));
      const list = async (prefix: string, startAfter?: string, limit?: number) =>
        (
          await blobs().list(prefix, {
            ...(startAfter !== undefined && { startAfter }),
            ...(limit !== undefined && { limit }),
          })
        ).map((info) => info.key);
      expect([...keys].sort()).toEqual(keys);
      expect(await list("")).toEqual(keys);
      expect(await list("orgs/a/x")).toEqual(keys.slice(0, 7));
      expect(await list("orgs/a/x/")).toEqual(keys.slice(3, 6));
      expect(await list("orgs/a/x/1")).toEqual(keys.slice(3, 5));
      expect(await list("orgs/c/")).toEqual([]);
      const paged: string[] = [];
      for (
        let page = await list("orgs/", undefined, 3);
        page.length > 0;
        page = await list("orgs/", paged.at(-1), 3)
      )
        paged.push(...page);
      expect(paged).toEqual(keys);
      expect(await list("", "orgs/a/x/10x", 2)).toEqual(["orgs/a/x/2", "orgs/a/x0"]);
    });

    it("refuses keys that lead elsewhere", async () => {
      for (const bad of [
        "",
        "x",
        "orgs/a",
        "orgs//x",
        "/orgs/a/x",
        "orgs/a/../b/x",
        "orgs/a/./x",
        "orgs/../../etc/passwd",
        "orgs/a/x/",
        "orgs/a/b\\c",
        "orgs/a/\u0000",
        "orgs/a/x@1",
        `orgs/a/${"x".repeat(300)}`,
      ]) {
        await expect(blobs().write(bad, Buffer.from("x")), bad).rejects.toEqual(named("BlobKeyInvalid"));
        await expect(blobs().read(bad), bad).rejects.toEqual(named("BlobKeyInvalid"));
        await expect(blobs().linkToRead(bad, { expiresInMs: 1000 }), bad).rejects.toEqual(
          named("BlobKeyInvalid"),
        );
      }
      await expect(blobs().list("orgs/../")).rejects.toEqual(named("BlobKeyInvalid"));
      await blobs().check();
    });

    linkPromises(current);
  });
}
