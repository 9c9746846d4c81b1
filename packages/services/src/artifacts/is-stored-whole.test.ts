import { mkdtemp, readdir, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedBlobs, openEmbeddedBlobs } from "@facet/store/embedded/open-blobs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isStoredWhole } from "./is-stored-whole.ts";

const key = "orgs/org_1/jobs/job_1/1/adapter/weights";
let folder: string;
let blobs: EmbeddedBlobs;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "facet-whole-"));
  const publicOrigin = () => "http://127.0.0.1:1";
  const linkKey = new Uint8Array(32).fill(7);
  blobs = await openEmbeddedBlobs({ folder, publicOrigin, linkKey, tempWindowMs: 60_000 });
  await blobs.write(key, Buffer.from("weights"));
});
afterEach(() => rm(folder, { recursive: true }));

/** The file that holds the bytes, beside what is known of them. */
async function contentFile(): Promise<string> {
  const entries = await readdir(folder, { recursive: true });
  const found = entries.find((name) => /weights@\d+$/.test(name));
  if (found === undefined) throw new Error("the bytes are not where they should be");
  return join(folder, found);
}

it("is so when all bytes are there, and not when there are others than expected, or none", async () => {
  expect(await isStoredWhole(blobs, key, 7)).toBe(true);
  expect(await isStoredWhole(blobs, key, 8)).toBe(false);
  expect(await isStoredWhole(blobs, `${key}-else`, 7)).toBe(false);
});

it("is not so when what is known of a file has outlived its bytes", async () => {
  await truncate(await contentFile(), 3);
  expect(await isStoredWhole(blobs, key, 7)).toBe(false);
  await rm(await contentFile());
  expect(await isStoredWhole(blobs, key, 7)).toBe(false);
});
