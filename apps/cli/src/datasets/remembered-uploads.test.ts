import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { findUpload, rememberUpload, uploadKey } from "./remembered-uploads.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "facet-remembered-"));
  vi.stubEnv("XDG_CONFIG_HOME", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

it("an upload is found until it is forgotten or its day is over", async () => {
  await rememberUpload("a", { id: "upl_a", expiresAt: inHours(1) });
  await rememberUpload("b", { id: "upl_b", expiresAt: inHours(1) });
  await rememberUpload("late", { id: "upl_late", expiresAt: inHours(-1) });
  expect(["a", "b", "late", "none"].map(findUpload)).toEqual(["upl_a", "upl_b", undefined, undefined]);
  await rememberUpload("a", undefined);
  expect(["a", "b"].map(findUpload)).toEqual([undefined, "upl_b"]);
  writeFileSync(join(folder, "facet", "uploads.json"), "{ torn");
  expect(findUpload("b")).toBeUndefined();
  await rememberUpload("b", { id: "upl_again", expiresAt: inHours(1) });
  expect(findUpload("b")).toBe("upl_again");
});

it("a file of another beginning, size or time, and the same file sent elsewhere, is another upload", async () => {
  const file = join(folder, "rows.jsonl");
  const write = (text: string, seconds = 1000) => {
    writeFileSync(file, text);
    utimesSync(file, seconds, seconds);
  };
  const key = (url = "http://a", project = "prj_1") => uploadKey(file, url, project);
  write("one");
  const first = await key();
  expect(await key()).toBe(first);
  const others = [await key("http://b"), await key("http://a", "prj_2")];
  for (const [text, seconds] of [
    ["two", 1000],
    ["one!", 1000],
    ["one", 1001],
  ] as const) {
    write(text, seconds);
    others.push(await key());
  }
  expect(new Set([first, ...others]).size).toBe(6);
  write("one");
  expect(await key()).toBe(first);
});
