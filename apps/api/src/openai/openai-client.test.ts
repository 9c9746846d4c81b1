import { BaseModel } from "@facet/contracts/base-models/base-model";
import type { GenerateRequest } from "@facet/contracts/inference/inference-request";
import { newMaterial } from "@facet/services/testing/new-material";
import OpenAI, { APIError } from "openai";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { InferenceClient } from "../inference/inference-client.ts";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";

const asked: GenerateRequest[] = [];

/** A model server that has learnt one sentence. */
const inference: InferenceClient = {
  async *generate(request) {
    asked.push(request);
    yield { type: "loading", stage: "fetching" };
    for (const text of ["Four", ", ", "of course."]) yield { type: "text", text };
    yield { type: "end", reason: "stop", usage: { promptTokens: 7, completionTokens: 5 }, seconds: 0.1 };
  },
  previewRow: () => Promise.reject(new Error("not asked for")),
};

let api: TestApi;
let client: OpenAI;
let model: string;
beforeAll(async () => {
  api = await openTestApi({ inference });
  const { baseModelId } = await newMaterial(api.own);
  model = BaseModel.parse(await (await api.call("GET", `/v1/base-models/${baseModelId}`)).json()).name;
  client = new OpenAI({
    apiKey: api.own.key,
    baseURL: "http://127.0.0.1/openai/v1",
    maxRetries: 0,
    fetch: (url, init) => api.fetch(url instanceof Request ? url.url : url.toString(), init),
  });
});
afterAll(() => api.close());

const question = [{ role: "user" as const, content: "How much is two and two?" }];

it("lists the models that can be asked", async () => {
  const { data } = await client.models.list();
  expect(data.map(({ id, object, owned_by }) => ({ id, object, owned_by }))).toEqual([
    { id: model, object: "model", owned_by: "base" },
  ]);
  expect((await client.models.retrieve(model)).id).toBe(model);
});

it("streams a chat to the official client", async () => {
  const stream = await client.chat.completions.create({
    model,
    messages: question,
    stream: true,
    stream_options: { include_usage: true },
    max_completion_tokens: 9,
  });
  let text = "";
  const reasons: (string | null)[] = [];
  let usage: unknown;
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? "";
    if (chunk.choices[0]?.finish_reason) reasons.push(chunk.choices[0].finish_reason);
    usage = chunk.usage ?? usage;
  }
  expect(text).toBe("Four, of course.");
  expect(reasons).toEqual(["stop"]);
  expect(usage).toEqual({ prompt_tokens: 7, completion_tokens: 5, total_tokens: 12 });
  expect(asked.at(-1)).toMatchObject({
    maxTokens: 9,
    temperature: 0,
    messages: question,
    model: { engine: "transformers" },
  });
});

it("answers a chat whole", async () => {
  const answer = await client.chat.completions.create({ model, messages: question });
  expect(answer.choices[0]).toMatchObject({
    finish_reason: "stop",
    message: { role: "assistant", content: "Four, of course." },
  });
});

it("refuses in the words that the client knows", async () => {
  const refused = async (ask: Promise<unknown>) => {
    const error: unknown = await ask.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof APIError)) throw new TypeError(`not refused: ${String(error)}`);
    return { status: error.status, code: error.code, param: error.param };
  };
  expect(
    await refused(client.chat.completions.create({ model: "nobody", messages: question })),
  ).toMatchObject({ status: 404, code: "model_not_found", param: "model" });
  expect(await refused(client.chat.completions.create({ model, messages: [] }))).toMatchObject({
    status: 400,
    param: "/messages",
  });
  expect(
    await refused(
      client.withOptions({ apiKey: api.other.key }).chat.completions.create({ model, messages: question }),
    ),
  ).toMatchObject({ status: 404 });
  expect(await refused(client.withOptions({ apiKey: "none" }).models.list())).toMatchObject({ status: 401 });
});
