import { until } from "@facet/services/testing/until";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";
import { createApiApp } from "./create-api-app.ts";
import { streamEvents } from "./stream-events.ts";

const event = { data: { text: "x".repeat(1000) } };
const many = 2000;

let api: TestApi;
let told: number;
let ended: boolean;
beforeEach(async () => {
  api = await openTestApi();
  [told, ended] = [0, false];
});
afterEach(() => api.close());

async function open(bodyStallMs: number): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const app = createApiApp();
  const { ctx } = api.own;
  app.get("/", (context) => {
    context.set("ctx", { ...ctx, timings: { ...ctx.timings, bodyStallMs } });
    context.set("platform", ctx);
    context.set("closing", api.readiness.closing);
    return streamEvents(context, source, 60_000);
  });
  const response = await app.request("/");
  if (response.body === null) throw new Error("no stream");
  return response.body.getReader();
}

async function* source(signal: AbortSignal) {
  try {
    while (told < many && !signal.aborted) {
      told += 1;
      yield event;
    }
  } finally {
    ended = true;
  }
}

it("a reader that does not read holds up its own source alone, and then gets everything", async () => {
  const reader = await open(60_000);
  await until(() => told > 50, "the source had told fifty");
  expect(told).toBeLessThan(100);
  let bytes = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) bytes += next.value.byteLength;
  expect(told).toBe(many);
  expect(bytes).toBeGreaterThan(many * 1000);
});

it("a reader that takes nothing for too long is let go", async () => {
  await open(20);
  await until(() => ended, "the source had ended");
  expect(told).toBeLessThan(100);
});

it("of a process that ends is told when to come back, after what it was told before", async () => {
  const reader = await open(60_000);
  const decoder = new TextDecoder();
  let text = decoder.decode((await reader.read()).value);
  api.readiness.close();
  for (let next = await reader.read(); !next.done; next = await reader.read())
    text += decoder.decode(next.value);
  expect(text).toMatch(/^: open\n\ndata: [\s\S]*\n\nretry: 1000\n\n$/);
  expect(ended).toBe(true);
});
