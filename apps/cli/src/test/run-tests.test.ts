import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { chooseParts } from "./choose-parts.ts";
import { runTests } from "./run-tests.ts";
import type { TestPart } from "./test-part.ts";

function part(name: string, more: Partial<TestPart> = {}): TestPart {
  return {
    name,
    summary: `part ${name}`,
    budgetSeconds: 10,
    needs: ".",
    run: async () => ({ passed: 2, failed: 0, skipped: 1 }),
    ...more,
  };
}

async function run(parts: readonly TestPart[], ensureEngine = async (): Promise<unknown> => undefined) {
  const written: string[] = [];
  const exitCode = await runTests({
    root: tmpdir(),
    stateDir: tmpdir(),
    parts,
    all: false,
    ensureEngine,
    write: (text) => written.push(text),
  });
  const lines = written.join("").split("\n");
  return { exitCode, text: written.join(""), lastLine: lines.at(-2), afterLastLine: lines.at(-1) };
}

test("the very last line sums every part", async () => {
  const result = await run([
    part("a"),
    part("b", { run: async () => ({ passed: 5, failed: 1, skipped: 0 }) }),
  ]);
  expect(result).toMatchObject({ exitCode: 1, lastLine: "7 passed, 1 failed", afterLastLine: "" });
});

test("a part that cannot run is one failure, and the others still run", async () => {
  const broken = part("broken", { run: () => Promise.reject(new Error("no such thing")) });
  const result = await run([broken, part("after")]);
  expect(result).toMatchObject({ exitCode: 1, lastLine: "2 passed, 1 failed" });
  expect(result.text).toContain("broken could not run: no such thing");
});

test("a part whose folder does not exist yet counts neither way and is named", async () => {
  const result = await run([part("later", { needs: "no-such-folder-here" }), part("now")]);
  expect(result).toMatchObject({ exitCode: 0, lastLine: "2 passed, 0 failed" });
  expect(result.text).toMatch(/later .*no no-such-folder-here/);
});

test("the engine is set up once for all parts that use it, and its failure fails each of them", async () => {
  let calls = 0;
  const engine = { usesEngine: true };
  const failing = async () => {
    calls += 1;
    throw new Error("no Python");
  };
  const result = await run([part("x", engine), part("plain"), part("y", engine)], failing);
  expect(calls).toBe(1);
  expect(result).toMatchObject({ exitCode: 1, lastLine: "2 passed, 2 failed" });
});

test("parts run in their own order whatever the order of names, and unknown names are told apart", () => {
  const known = [part("a"), part("b"), part("c", { onlyWithAll: true })];
  expect(chooseParts(known, ["b", "a", "z"], false).parts.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(chooseParts(known, ["z"], false).unknown).toEqual(["z"]);
  expect(chooseParts(known, [], false).parts.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(chooseParts(known, [], true).parts.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  expect(chooseParts(known, ["c"], false).parts.map(({ name }) => name)).toEqual(["c"]);
});
