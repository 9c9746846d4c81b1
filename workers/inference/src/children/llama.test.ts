import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type ChildInTest,
  Expected,
  endOf,
  greedy,
  startChild,
  textOf,
  tinyModel,
} from "./llama/testing/child-in-test.ts";

const answers = Expected.parse(
  JSON.parse(await readFile(join(import.meta.dirname, "llama/fixtures/answers.json"), "utf8")),
);
const [first, second] = answers;
if (first === undefined || second === undefined) throw new Error("the fixture has too few answers");

let folder: string;
let child: ChildInTest;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "llama-child-"));
  child = startChild();
  const [reply] = await child.ask({ op: "load", path: tinyModel, threads: 1 });
  expect(reply).toMatchObject({
    type: "ready",
    info: {
      bosToken: "<|im_start|>",
      bosTokenId: 1,
      eosToken: "<|im_end|>",
      eosTokenId: 2,
      contextLength: 256,
      engine: "llama.cpp llama",
    },
  });
  if (reply?.type === "ready") expect(reply.info.chatTemplate).toContain("<|im_start|>assistant");
}, 30_000);

afterAll(async () => {
  expect(await child.leave()).toBe(0);
  await rm(folder, { recursive: true });
});

describe("answers are those of Transformers", () => {
  test.each(answers.map((answer, index) => [index, answer] as const))(
    "greedy text, prompt %i",
    async (_, answer) => {
      const replies = await child.ask({ ...greedy, prompt: answer.prompt });
      expect(textOf(replies)).toBe(answer.text);
      expect(endOf(replies)).toMatchObject({
        reason: answer.ended ? "stop" : "length",
        usage: { promptTokens: answer.promptTokens.length, completionTokens: 20 },
      });
    },
  );

  test.each(answers)(
    "special tokens in a prompt are parsed and none is added: $prompt",
    async ({ prompt, promptTokens }) => {
      expect(await child.ask({ op: "tokenize", text: prompt })).toMatchObject([
        { type: "tokens", tokens: promptTokens },
      ]);
    },
  );

  test.each(answers)(
    "teacher-forced log-probabilities: $prompt",
    async ({ tokens, scoredFrom, logProbabilities }) => {
      const out = join(folder, "scores.f32");
      const [reply] = await child.ask({ op: "score", tokens, from: scoredFrom, out });
      expect(reply).toMatchObject({ type: "scored", rows: tokens.length - scoredFrom, vocab: 512 });
      const bytes = await readFile(out);
      const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
      logProbabilities.forEach((expected, row) => {
        const line = values.subarray(row * 512, (row + 1) * 512);
        expect(line[tokens[scoredFrom + row] ?? -1]).toBeCloseTo(expected, 1);
        expect(line.reduce((sum, value) => sum + Math.exp(value), 0)).toBeCloseTo(1, 3);
      });
    },
  );

  test("an answer does not depend on what was asked before it", async () => {
    const texts: string[] = [];
    for (const { prompt } of [first, second, first])
      texts.push(textOf(await child.ask({ ...greedy, prompt })));
    expect(texts).toEqual([first.text, second.text, first.text]);
  });
});

describe("an answer ends", () => {
  test("at a stop text, of which nothing is shown", async () => {
    const stop = first.text.slice(9, 14);
    const replies = await child.ask({ ...greedy, prompt: first.prompt, stop: ["never said", stop] });
    expect(textOf(replies)).toBe(first.text.slice(0, first.text.indexOf(stop)));
    expect(endOf(replies).reason).toBe("stop");
  });

  test("after maxTokens tokens", async () => {
    const replies = await child.ask({ ...greedy, prompt: first.prompt, maxTokens: 3 });
    expect(endOf(replies)).toMatchObject({ reason: "length", usage: { completionTokens: 3 } });
    expect(first.text.startsWith(textOf(replies))).toBe(true);
  });

  test("where the context does, without dropping its beginning", async () => {
    const prompt = "light ".repeat(60);
    const replies = await child.ask({ ...greedy, prompt, maxTokens: 5000, temperature: 1, topK: 3, seed: 2 });
    const { usage, reason } = endOf(replies);
    expect(usage.promptTokens + usage.completionTokens).toBeLessThanOrEqual(256);
    expect(["length", "stop"]).toContain(reason);
  });

  test("when it is cancelled, and the next one is served", async () => {
    let target = "";
    const running = child.ask(
      { ...greedy, prompt: first.prompt, maxTokens: 200, temperature: 5 },
      (reply) => {
        if (target === "") {
          target = reply.id;
          child.send({ op: "cancel", target });
        }
      },
    );
    const end = endOf(await running);
    expect(end.reason).toBe("cancelled");
    expect(end.usage.completionTokens).toBeLessThan(200);
    expect(textOf(await child.ask({ ...greedy, prompt: first.prompt }))).toBe(first.text);
  });

  test("before it began, when it is cancelled while it waits", async () => {
    const long = child.ask({ ...greedy, prompt: second.prompt, maxTokens: 100, temperature: 5 });
    const ended = new Promise((resolve) => {
      const target = child.send({ ...greedy, prompt: first.prompt }, resolve);
      child.send({ op: "cancel", target });
    });
    await long;
    expect(await ended).toMatchObject({ type: "end", reason: "cancelled", usage: { completionTokens: 0 } });
  });
});

describe("sampling", () => {
  const sampled = { ...greedy, temperature: 1.5, topP: 0.95, topK: 40 };

  test("the same seed gives the same text, and seeds give different ones", async () => {
    const draw = async (seed: number): Promise<string> =>
      textOf(await child.ask({ ...sampled, prompt: first.prompt, seed }));
    expect(await draw(7)).toBe(await draw(7));
    expect(new Set([await draw(1), await draw(2), await draw(3), await draw(4)]).size).toBeGreaterThan(1);
  });

  test("the one best token left makes it greedy", async () => {
    expect(textOf(await child.ask({ ...sampled, topK: 1, prompt: first.prompt }))).toBe(first.text);
    expect(textOf(await child.ask({ ...sampled, topP: 0, topK: 0, prompt: first.prompt }))).toBe(first.text);
  });
});

describe("what is wrong is named", () => {
  test.each([
    ["an unknown operation", { op: "fly" }, "invalid_request"],
    ["a missing field", { op: "generate", prompt: "x" }, "invalid_request"],
    ["an empty prompt", { ...greedy, prompt: "" }, "invalid_request"],
    ["a prompt longer than the context", { ...greedy, prompt: "light ".repeat(400) }, "invalid_request"],
    ["a second model", { op: "load", path: tinyModel, threads: 1 }, "conflict"],
    [
      "a token outside the vocabulary",
      { op: "score", tokens: [1, 9999, 3], from: 1, out: "/dev/null" },
      "invalid_request",
    ],
    ["scoring nothing", { op: "score", tokens: [1], from: 1, out: "/dev/null" }, "invalid_request"],
  ])("%s", async (_, command, code) => {
    expect(await child.ask(command)).toMatchObject([{ type: "error", code }]);
  });

  test("a line that is not JSON", async () => {
    expect(await child.raw("{nonsense")).toMatchObject({ type: "error", code: "invalid_json" });
  });

  test("a request before a model, a missing, a damaged and an unknown model", async () => {
    const fresh = startChild();
    const whole = await readFile(tinyModel);
    const cut = join(folder, "cut.gguf");
    await writeFile(cut, whole.subarray(0, whole.length / 2));
    const foreign = join(folder, "foreign.gguf");
    // The key's value `llama` stands behind its length; five other letters keep the file's shape.
    const at = whole.indexOf("general.architecture") + "general.architecture".length + 4 + 8;
    await writeFile(
      foreign,
      Buffer.concat([whole.subarray(0, at), Buffer.from("alpha"), whole.subarray(at + 5)]),
    );
    const load = (path: string) => fresh.ask({ op: "load", path, threads: 1 });
    expect(await fresh.ask({ ...greedy, prompt: "x" })).toMatchObject([{ code: "model_not_found" }]);
    expect(await load(join(folder, "none.gguf"))).toMatchObject([{ code: "model_not_found" }]);
    expect(await load(cut)).toMatchObject([{ code: "damaged_file" }]);
    expect(await load(join(import.meta.dirname, "llama.test.ts"))).toMatchObject([{ code: "damaged_file" }]);
    expect(await load(foreign)).toMatchObject([{ code: "unsupported_architecture" }]);
    expect(await load(tinyModel)).toMatchObject([{ type: "ready" }]);
    expect(await fresh.leave()).toBe(0);
  }, 30_000);
});

test("it leaves in the middle of an answer when its stdin ends", async () => {
  const fresh = startChild();
  await fresh.ask({ op: "load", path: tinyModel, threads: 1 });
  await new Promise<void>((resolve) => {
    void fresh.ask({ ...greedy, prompt: first.prompt, maxTokens: 200, temperature: 5 }, () => resolve());
  });
  expect(await fresh.leave()).toBe(0);
}, 30_000);
