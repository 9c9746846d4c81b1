import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { RowPreview } from "@facet/contracts/inference/inference-request";
import { runsSlowTests } from "@facet/env/runs-slow-tests";
import { stateDir } from "@facet/env/state-dir";
import OpenAI from "openai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { repositoryRoot } from "../repository-root.ts";
import { outsideAnswers } from "../testing/outside-answers.ts";
import { DemoReport } from "./demo-report.ts";

const run = promisify(execFile);
const minutes = 60_000;
const recipe = join(import.meta.dirname, "main-job.recipe.yaml");

const Message = z.object({ role: z.enum(["system", "user", "assistant"]), content: z.string() });
type Message = z.infer<typeof Message>;

let home = "";
let report: DemoReport;
const facet = (...words: string[]) =>
  run(join(repositoryRoot, "facet"), words, {
    env: { ...process.env, FACET_HOME: home, NO_COLOR: "1" },
    maxBuffer: 64 * 1024 ** 2,
  });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "facet-main-job-"));
  // The engine's packages are those of this checkout; everything else is made anew.
  await symlink(join(stateDir(repositoryRoot), "venv"), join(home, "venv"));
  await facet("up", "--detach");
  const file = join(home, "report.json");
  await facet("demo", "--recipe", recipe, "--report", file);
  report = DemoReport.parse(JSON.parse(await readFile(file, "utf8")));
}, 15 * minutes);

afterAll(async () => {
  await facet("down");
  await rm(home, { recursive: true, force: true });
}, minutes);

test("the tuned model does what the base cannot, on rows that neither has seen", () => {
  const exact = report.metrics.exact_match;
  expect(report.verdict.n).toBe(60);
  expect(exact?.tuned).toBeGreaterThanOrEqual(0.9);
  expect(exact?.base).toBeLessThanOrEqual(0.1);
  expect(report.verdict.conclusion).toBe("better");
  expect(report.verdict.better + report.verdict.worse + report.verdict.same).toBe(report.verdict.n);
});

test("training lowered the loss", () => {
  expect(report.lastLoss ?? Number.NaN).toBeLessThan((report.firstLoss ?? 0) / 4);
});

test("every exported file behaves like the trained model", () => {
  expect(report.parity.map((row) => row.artefact)).toEqual(
    expect.arrayContaining(["merged", "gguf-f16", "gguf-q8_0"]),
  );
  for (const row of report.parity) {
    expect(row.agreement, row.artefact).toBeGreaterThanOrEqual(row.artefact === "gguf-q8_0" ? 0.975 : 0.995);
    expect(row.passed, row.artefact).toBe(true);
    expect(row.taskN).toBe(50);
  }
});

test("the files are where the report says, byte for byte, and verify offline", async () => {
  expect(report.exports).toHaveLength(3);
  expect(Object.keys(report.versions)).toEqual(
    expect.arrayContaining(["node", "python", "torch", "transformers", "trl", "peft", "gguf"]),
  );
  for (const { path, sha256 } of report.exports) {
    const hash = createHash("sha256");
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
    expect(hash.digest("hex"), path).toBe(sha256);
    await facet("verify", dirname(path));
  }
});

test(
  "plain transformers load the merged folder",
  async () => {
    const merged = report.exports.find((one) => one.format === "safetensors");
    const program =
      "import sys; from transformers import AutoModelForCausalLM as M, AutoTokenizer as T; M.from_pretrained(sys.argv[1]); print(len(T.from_pretrained(sys.argv[1])))";
    const { stdout } = await run(
      join(home, "venv", "bin", "python"),
      ["-c", program, dirname(merged?.path ?? "")],
      { env: { ...process.env, HF_HUB_OFFLINE: "1" } },
    );
    expect(Number(stdout)).toBeGreaterThan(1000);
  },
  2 * minutes,
);

async function connection(): Promise<{ apiUrl: string; key: string }> {
  const { key } = JSON.parse(await readFile(join(home, "owner.json"), "utf8")) as { key: string };
  const { apiUrl } = JSON.parse(await readFile(join(home, "platform.json"), "utf8")) as { apiUrl: string };
  return { apiUrl, key };
}

async function openClient(): Promise<OpenAI> {
  const { apiUrl, key } = await connection();
  return new OpenAI({ baseURL: `${apiUrl}/openai/v1`, apiKey: key });
}

async function call<Schema extends z.ZodType>(path: string, schema: Schema, body?: object) {
  const { apiUrl, key } = await connection();
  const response = await fetch(new URL(path, apiUrl), {
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
  });
  return schema.parse(await response.json());
}

test(
  "the official OpenAI client lists the models and streams a chat",
  async () => {
    const client = await openClient();
    const names = (await client.models.list()).data.map((model) => model.id);
    expect(names).toContain(report.modelName);
    const question = report.answers[0];
    const stream = await client.chat.completions.create({
      model: report.modelName,
      stream: true,
      messages: [{ role: "user", content: question?.question ?? "" }],
    });
    let text = "";
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
    expect(text).not.toBe("");
  },
  2 * minutes,
);

test(
  "a prompt with its completion is prepared as the chat that a client would have",
  async () => {
    const tune = await call(`/v1/fine-tunes/${report.fineTuneId}`, FineTune);
    const pair = { prompt: "Which room is meant? Dim the lamp in the hall.\n", completion: " hall" };
    const { tokens } = await call("/v1/preparations/preview", RowPreview, {
      baseModelId: tune.baseModelId,
      type: "prompt-completion",
      content: pair,
      max_length: 256,
      train_on: "completion",
      truncation: "drop",
    });
    const asked = tokens.findIndex(({ trained }) => trained);
    expect(tokens.slice(asked).map(({ text }) => text)).toEqual(["hall", "<|im_end|>", "\n"]);
    const client = await openClient();
    const { usage } = await client.chat.completions.create({
      model: report.modelName,
      messages: [{ role: "user", content: pair.prompt }],
      max_tokens: 1,
    });
    expect(usage?.prompt_tokens).toBe(asked);
  },
  2 * minutes,
);

/** Ten held-out conversations of the task, and ten of another kind. */
async function twentyPrompts(): Promise<Message[][]> {
  const read = (path: string) => readFile(join(repositoryRoot, path), "utf8");
  const rows = (await read("examples/tool-calls/held-out.jsonl")).split("\n").slice(0, 10);
  const general = z
    .array(z.string())
    .parse(JSON.parse(await read("workers/engine/facet_engine/exports/data/general_prompts.json")));
  return [
    ...rows.map((row) =>
      z
        .object({ messages: z.array(Message) })
        .parse(JSON.parse(row))
        .messages.slice(0, -1),
    ),
    ...general.slice(0, 10).map((content) => [{ role: "user" as const, content }]),
  ];
}

test.runIf(runsSlowTests())(
  "an outside llama.cpp answers like the chat, word for word, and plain transformers up to near-ties",
  async () => {
    const client = await openClient();
    const maxTokens = 48;
    const asked: { messages: Message[]; answer: string }[] = [];
    for (const messages of await twentyPrompts()) {
      const { choices } = await client.chat.completions.create({
        model: report.modelName,
        messages,
        temperature: 0,
        max_tokens: maxTokens,
      });
      asked.push({ messages, answer: choices[0]?.message.content ?? "" });
    }
    const file = (quantization: string) => report.exports.find((one) => one.quantization === quantization);
    const found = await outsideAnswers(home, {
      gguf: file("F16")?.path ?? "",
      merged: dirname(file("bfloat16")?.path ?? ""),
      maxTokens,
      asked,
    });
    expect(found.llama).toEqual({ equal: 20, different: [] });
    for (const { margin, ...other } of found.transformers.different)
      expect(margin, JSON.stringify(other)).toBeLessThan(0.05);
    expect(found.transformers.equal + found.transformers.different.length).toBe(20);
  },
  8 * minutes,
);

test(
  "a second demo finds everything done",
  async () => {
    const file = join(home, "again.json");
    await facet("demo", "--recipe", recipe, "--report", file);
    const again = DemoReport.parse(JSON.parse(await readFile(file, "utf8")));
    expect(again.fineTuneId).toBe(report.fineTuneId);
    expect(again.verdict).toEqual(report.verdict);
    expect(
      again.phases
        .filter((phase) => phase.name === "training" || phase.name === "export")
        .every((phase) => phase.reused),
    ).toBe(true);
  },
  3 * minutes,
);
