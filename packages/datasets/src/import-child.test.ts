import { fork } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { describe, expect, it } from "vitest";
import type { ImportChildOptions } from "./import-child.ts";
import { importInChild } from "./import-child.ts";
import { importDataset } from "./import-dataset.ts";
import { defaultLimits } from "./limits.ts";
import { temporaryFile, temporaryFolder } from "./testing/temporary-folder.ts";

const splits = { validation: 0.05, test: 0.1, seed: 42 };
const rows = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `{"prompt": "question ${index}", "completion": "answer"}\n`,
  ).join("");

async function errorOf(options: ImportChildOptions): Promise<string> {
  const error: unknown = await importInChild(options).catch((caught: unknown) => caught);
  if (!FacetError.is(error)) throw error;
  return error.code;
}

async function optionsFor(content: string, folder: string): Promise<ImportChildOptions> {
  const file = await temporaryFile(content);
  return { file, mapping: null, splits, outputDir: join(folder, "out"), timeLimitMs: 60_000 };
}

describe("the child of an import", { timeout: 60_000 }, () => {
  it("leaves when its parent is gone", async () => {
    const folder = await temporaryFolder();
    const { timeLimitMs: _timeLimit, ...options } = await optionsFor(rows(300_000), folder);
    const child = fork(new URL("./import/child-main.ts", import.meta.url), {
      execArgv: [],
      env: {},
      silent: true,
    });
    child.on("message", (message: { type: string }) => {
      if (message.type === "ready") {
        child.send({ ...options, heldOutFile: null, limits: defaultLimits, residentBytes: 1024 ** 3 });
      } else child.disconnect();
    });
    const [code] = await once(child, "exit");
    expect(code).toBe(1);
    expect(await readdir(folder)).not.toContain("out");
  });
});

describe("importing in a child process", { timeout: 60_000 }, () => {
  it("gives what the import gives, and tells its progress", async () => {
    const folder = await temporaryFolder();
    const options = await optionsFor(rows(5000), folder);
    const seen: number[] = [];
    const result = await importInChild({ ...options, onProgress: ({ rows: done }) => seen.push(done) });
    const { files: _files, ...expected } = await importDataset({
      ...options,
      outputDir: join(folder, "again"),
    });
    expect(result).toMatchObject(expected);
    expect(seen.at(-1)).toBe(5000);
    expect((await readdir(folder)).sort()).toEqual(["again", "out"]);
  });

  it("hands over the error with its fix, and leaves nothing behind", async () => {
    const folder = await temporaryFolder();
    const error: unknown = await importInChild(await optionsFor('{"a": 1}\n', folder)).catch(
      (caught: unknown) => caught,
    );
    expect(error).toMatchObject({
      code: "unknown_format",
      param: "mapping",
      fix: "Name the columns with a mapping.",
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it("is killed when cancelled, and leaves nothing behind", async () => {
    const folder = await temporaryFolder();
    const controller = new AbortController();
    const options = await optionsFor(rows(200_000), folder);
    expect(
      await errorOf({ ...options, signal: controller.signal, onProgress: () => controller.abort() }),
    ).toBe("cancelled");
    expect(await readdir(folder)).toEqual([]);
  });

  it("does not start when it is cancelled already", async () => {
    const folder = await temporaryFolder();
    expect(await errorOf({ ...(await optionsFor(rows(1), folder)), signal: AbortSignal.abort() })).toBe(
      "cancelled",
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it("is killed at the time limit", async () => {
    const folder = await temporaryFolder();
    expect(await errorOf({ ...(await optionsFor(rows(10), folder)), timeLimitMs: 1 })).toBe("time_limit");
    expect(await readdir(folder)).toEqual([]);
  });

  it("stops at its limit of memory, resident or heap", async () => {
    const folder = await temporaryFolder();
    const options = await optionsFor(rows(300_000), folder);
    expect(await errorOf({ ...options, residentBytes: 1024 ** 2 })).toBe("out_of_memory");
    expect(await errorOf({ ...options, heapMegabytes: 8 })).toBe("out_of_memory");
    expect(await readdir(folder)).toEqual([]);
  });
});
