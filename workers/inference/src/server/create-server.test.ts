import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { newId } from "@facet/contracts/ids";
import { GenerateLine, type GenerateRequest } from "@facet/contracts/inference/inference-request";
import { openLog } from "@facet/log/open-log";
import { closeServer } from "@facet/net/close-server";
import { getRequestListener } from "@hono/node-server";
import { afterEach, expect, test, vi } from "vitest";
import { openModelPool } from "../models/model-pool.ts";
import { createServer } from "./create-server.ts";

const echo = {
  argv: [process.execPath, resolve(import.meta.dirname, "../testing/echo-child.ts")] as [string, string],
  env: {},
};
const token = "t".repeat(32);
const gigabyte = 1e9;
const leftovers: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const clean of leftovers.splice(0)) await clean();
});

async function open(memoryLimitBytes = 10 * gigabyte) {
  const folder = await mkdtemp(join(tmpdir(), "facet-inference-"));
  await writeFile(join(folder, "model.gguf"), "");
  const log = openLog({ name: "test", destination: { write: () => undefined } });
  const pool = openModelPool({
    programs: { llama: echo, transformers: echo },
    memoryLimitBytes,
    threads: 1,
    fetchArtifact: async () => folder,
    now: Date.now,
    log,
  });
  const previewer = {
    preview: () => Promise.reject(new Error("not asked for")),
    close: async () => undefined,
  };
  const server = createServer({ token, pool, previewer, log });
  leftovers.push(
    () => pool.close(),
    () => rm(folder, { recursive: true, force: true }),
  );
  return { pool, server };
}

function question(text: string, key = "one", bytes = 1): GenerateRequest {
  const file = {
    path: "model.gguf",
    bytes,
    sha256: "0".repeat(64),
    href: "http://here/",
    expiresAt: new Date().toISOString(),
  };
  const artifact = {
    artifactId: newId("artifact"),
    kind: "gguf" as const,
    manifestSha256: "0".repeat(64),
    files: [file],
    details: {},
  };
  return {
    model: { key, engine: "llama", artifact, adapter: null },
    messages: [{ role: "user", content: text }],
    tools: null,
    maxTokens: 8,
    temperature: 0,
    topP: 1,
    topK: 0,
    seed: 0,
    stop: [],
  };
}

type Server = Awaited<ReturnType<typeof open>>["server"];

async function post(server: Server, request: GenerateRequest, signal?: AbortSignal): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(request), ...(signal ? { signal } : {}) };
  return server.request("/v1/generations", init);
}

async function lines(response: Response): Promise<GenerateLine[]> {
  const text = await response.text();
  return text.split("\n").flatMap((line) => (line === "" ? [] : [GenerateLine.parse(JSON.parse(line))]));
}

test("messages go through the model's own template, and the answer comes back piece by piece", async () => {
  const { server } = await open();
  const answer = await lines(await post(server, question("hello there")));
  const text = answer.flatMap((line) => (line.type === "text" ? [line.text] : []));
  expect(text).toEqual(["<user>hello", "there<assistant>"]);
  expect(answer.at(-1)).toMatchObject({ type: "end", reason: "stop" });
});

test("a child that is killed costs its answer, and the next question starts it again", async () => {
  const { server } = await open();
  await lines(await post(server, question("hello")));
  const broken = await lines(await post(server, question("die")));
  expect(broken.at(-1)).toMatchObject({ type: "error", code: "inference_unavailable" });
  await vi.waitFor(async () => {
    const again = await lines(await post(server, question("hello")));
    expect(again.at(-1)).toMatchObject({ type: "end" });
  });
});

test("a line that is too long is refused with the time to come back", async () => {
  const { pool, server } = await open();
  await lines(await post(server, question("hello")));
  const leave = new AbortController();
  const held = Array.from({ length: 8 }, () => post(server, question("wait"), leave.signal));
  await vi.waitFor(() => expect(pool.status().models[0]?.waiting).toBe(8));
  const refused = await lines(await post(server, question("hello")));
  expect(refused.at(-1)).toMatchObject({
    type: "error",
    code: "model_busy",
    retryAfterMs: expect.any(Number),
  });
  leave.abort();
  await Promise.allSettled(held);
});

test("the model that was used longest ago makes room for another", async () => {
  const { pool, server } = await open(3 * gigabyte);
  for (const key of ["one", "two", "one", "three"]) {
    await lines(await post(server, question("hello", key, 0.8 * gigabyte)));
  }
  expect(pool.status().models.map((model) => model.key)).toEqual(["one", "three"]);
});

test("a model that can never fit is refused before it is loaded", async () => {
  const { pool, server } = await open(gigabyte);
  const refused = await lines(await post(server, question("hello", "large", 5 * gigabyte)));
  expect(refused.at(-1)).toMatchObject({ type: "error", code: "model_too_large" });
  expect(pool.status().models).toEqual([]);
});

test("nobody is let in without the token", async () => {
  const { server } = await open();
  const response = await server.request("/v1/status", { headers: { authorization: "Bearer other" } });
  expect(response.status).toBe(401);
});

test("a close lets the answer in progress end, takes no new question, and leaves no child, loaded or loading", async () => {
  const { pool, server } = await open();
  const answer = getRequestListener(server.fetch);
  const listening = createHttpServer((incoming, outgoing) => void answer(incoming, outgoing));
  listening.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/v1/generations`;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const ask = (text: string, signal?: AbortSignal) =>
    fetch(url, {
      method: "POST",
      headers,
      body: JSON.stringify(question(text)),
      ...(signal ? { signal } : {}),
    });
  await (await ask("hello")).text();
  const leave = new AbortController();
  const held = ask("wait", leave.signal);
  const told = await held;
  await vi.waitFor(() => expect(pool.status().models[0]?.waiting).toBe(1));

  let isClosed = false;
  const closing = closeServer(listening, 10_000).then(() => {
    isClosed = true;
  });
  await expect(ask("hello")).rejects.toThrow(/fetch failed/);
  expect(isClosed).toBe(false);
  leave.abort();
  await told.text().catch(() => undefined);
  await closing;
  const loading = pool.get(question("hello", "two").model, () => undefined);
  loading.catch(() => undefined);
  await vi.waitFor(() => expect(pool.living()).toBeGreaterThan(1));
  await pool.close();
  expect(pool.living()).toBe(0);
});
