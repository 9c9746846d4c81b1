import { systemClock } from "@facet/ports/system-clock";
import { expect, test } from "vitest";
import { retryingFetch } from "./retrying-fetch.ts";

type Answer = Response | Error;

/** A server that gives these answers in turn, and a clock that notes how long it was asked to wait. */
function play(...answers: readonly (() => Answer)[]) {
  const seen: Request[] = [];
  const waits: number[] = [];
  const fetch = async (input: string | URL | Request) => {
    seen.push(input instanceof Request ? input : new Request(input));
    const answer = answers[Math.min(seen.length, answers.length) - 1]?.() ?? new Error("no answer");
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const clock = { ...systemClock, wait: async (ms: number) => void waits.push(ms) };
  return { seen, waits, send: retryingFetch({ fetch, clock }) };
}

const url = "http://facet.test/v1/projects";
const busy = (status: number, after?: string) => () =>
  new Response(null, { status, headers: after === undefined ? {} : { "retry-after": after } });
const ok = () => new Response("{}");

test("429 and 503 are tried again after Retry-After, with one Idempotency-Key and the whole body each time", async () => {
  const { seen, waits, send } = play(busy(429, "2"), busy(503), ok);
  const response = await send(new Request(url, { method: "POST", body: '{"name":"a"}' }));
  expect(response.status).toBe(200);
  expect(waits[0]).toBe(2000);
  const keys = seen.map((request) => request.headers.get("idempotency-key"));
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^req_/);
  expect(await seen[2]?.text()).toBe('{"name":"a"}');
});

test("a failing network is tried five times, then its error is the caller's", async () => {
  const { seen, waits, send } = play(() => new TypeError("fetch failed"));
  await expect(send(new Request(url))).rejects.toThrow("fetch failed");
  expect(seen).toHaveLength(5);
  expect(Math.max(...waits)).toBeLessThan(20_000);
});

test.each([
  ["a refusal", busy(400)],
  ["a conflict", busy(409)],
  ["a mistake of the server, which may have acted", busy(500)],
  ["a wait that is too long to hide", busy(429, "600")],
])("%s is answered at once", async (_name, answer) => {
  const { seen, waits, send } = play(answer, ok);
  await send(new Request(url));
  expect({ sent: seen.length, waits }).toEqual({ sent: 1, waits: [] });
});

test("a twin that is in flight is waited for", async () => {
  const { waits, send } = play(busy(409, "1"), ok);
  expect((await send(new Request(url, { method: "POST" }))).status).toBe(200);
  expect(waits).toEqual([1000]);
});

test("a key that the caller chose is kept", async () => {
  const { seen, send } = play(ok);
  await send(new Request(url, { method: "POST", headers: { "idempotency-key": "mine" } }));
  expect(seen[0]?.headers.get("idempotency-key")).toBe("mine");
});
