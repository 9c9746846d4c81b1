import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withLockedDatabase } from "./database/locked-database.ts";
import { describeRows } from "./describe-rows.ts";
import { readRows } from "./read-rows.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

/** Rows as an import writes them. */
async function parquet(type: string, contents: readonly object[]): Promise<string> {
  const folder = await temporaryFolder();
  const path = join(folder, "rows.parquet");
  await withLockedDatabase({ folder, memory: "256MB", threads: 2 }, async (connection) => {
    await connection.run("CREATE TABLE rows (row BIGINT, key VARCHAR, type VARCHAR, content VARCHAR)");
    for (const [index, content] of contents.entries()) {
      const values = { row: BigInt(index + 1), key: "a".repeat(64), type, content: JSON.stringify(content) };
      await connection.run("INSERT INTO rows VALUES ($row, $key, $type, $content)", values);
    }
    await connection.run(`COPY rows TO '${path}' (FORMAT parquet)`);
  });
  return path;
}

const user = (content: string) => ({ role: "user", content });
const answer = (content: string, more: object = {}) => ({ role: "assistant", content, ...more });
const call = { tool_calls: [{ function: { name: "find_tram", arguments: '{"stop":"Zürich"}' } }] };
const chats = [
  { messages: [{ role: "system", content: "Be brief." }, user("Hello"), answer("Hi 👋")] },
  { messages: [user("Where is it?"), answer("")] },
  { messages: [user("Where is it?"), answer("", call)], tools: [{ name: "find_tram" }] },
  { messages: [user('Say "user" twice'), answer("line\nbreak")] },
];

describe("statistics of a split", { timeout: 60_000 }, () => {
  it("count rows, questions, roles, turns, tools and answers that say nothing", async () => {
    expect(await describeRows({ path: await parquet("chat", chats) })).toMatchObject({
      rows: 4,
      prompts: 3,
      emptyAnswers: 1,
      roles: { user: 4, assistant: 4, system: 1 },
      turns: { min: 2, mean: 2.3, max: 3 },
      withTools: 1,
    });
  });

  it("measure texts in characters, and their bars add up to the rows", async () => {
    const { characters, answerCharacters } = await describeRows({ path: await parquet("chat", chats) });
    expect(characters).toMatchObject({ min: 12, max: 26 });
    expect(answerCharacters).toMatchObject({ min: 0, max: 10 });
    expect(characters?.histogram).toEqual([{ upTo: 50, rows: 4 }]);
    const long = [{ text: "x".repeat(200_000) }, { text: "x".repeat(60) }];
    const text = await describeRows({ path: await parquet("text", long) });
    expect(text).toMatchObject({ answerCharacters: null, roles: {}, turns: null, emptyAnswers: 0 });
    expect(text.characters?.histogram.at(-1)).toEqual({ upTo: 200_000, rows: 1 });
    expect(text.characters?.histogram.reduce((sum, bar) => sum + bar.rows, 0)).toBe(2);
  });

  it("know completions, and a split without rows", async () => {
    const pairs = [
      { prompt: "Label: ", completion: " " },
      { prompt: "Label: ", completion: "yes" },
    ];
    expect(await describeRows({ path: await parquet("prompt-completion", pairs) })).toMatchObject({
      rows: 2,
      prompts: 1,
      emptyAnswers: 1,
      characters: { min: 8, max: 10 },
      answerCharacters: { min: 1, max: 3 },
      turns: null,
    });
    expect(await describeRows({ path: await parquet("chat", []) })).toEqual({
      rows: 0,
      prompts: 0,
      emptyAnswers: 0,
      characters: null,
      answerCharacters: null,
      roles: {},
      turns: null,
      withTools: 0,
    });
  });
});

describe("searching rows", { timeout: 60_000 }, () => {
  it("finds what people read, in any case, and not the names of fields", async () => {
    const path = await parquet("chat", chats);
    const find = async (search: string) =>
      (await readRows({ path, search, offset: 0, limit: 10 })).rows.map(({ row }) => row);
    expect(await find("where IS")).toEqual([2, 3]);
    expect(await find('"user"')).toEqual([4]);
    expect(await find("line\nbreak")).toEqual([4]);
    expect(await find("zürich")).toEqual([3]);
    expect(await find("👋")).toEqual([1]);
    expect(await find("role")).toEqual([]);
    expect(await find("assistant")).toEqual([]);
    expect(await find("  ")).toEqual([1, 2, 3, 4]);
    expect((await readRows({ path, search: "where", offset: 1, limit: 10 })).total).toBe(2);
  });

  it("finds in prompts, completions and plain text", async () => {
    const pairs = await parquet("prompt-completion", [{ prompt: "Ask", completion: "Say" }]);
    const texts = await parquet("text", [{ text: "Once" }]);
    const total = async (path: string, search: string) =>
      (await readRows({ path, search, offset: 0, limit: 10 })).total;
    expect([await total(pairs, "ask"), await total(pairs, "say"), await total(pairs, "prompt")]).toEqual([
      1, 1, 0,
    ]);
    expect([await total(texts, "once"), await total(texts, "text")]).toEqual([1, 0]);
  });
});
