import { expect, test } from "vitest";
import { readEventStream } from "./read-event-stream.ts";

/** An answer that goes on for ever, and says when its reader has gone. */
function endless() {
  const { promise: gone, resolve } = Promise.withResolvers<void>();
  let number = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      number += 1;
      await new Promise((next) => setImmediate(next));
      controller.enqueue(new TextEncoder().encode(`data: ${number}\n\n`));
    },
    cancel: () => resolve(),
  });
  return { response: new Response(body), gone };
}

test("a reader that is told to stop stops, and closes the connection, though fetch has forgotten the signal", async () => {
  const { response, gone } = endless();
  const stop = new AbortController();
  const seen: string[] = [];
  const reading = (async () => {
    for await (const { data } of readEventStream(response, stop.signal)) {
      seen.push(data);
      if (seen.length === 5) stop.abort(new Error("enough"));
    }
  })();
  await expect(reading).rejects.toThrow("enough");
  await gone;
  expect(seen).toEqual(["1", "2", "3", "4", "5"]);
});

test("a silent answer is left at once when its reader is told to stop, or was before", async () => {
  for (const early of [true, false]) {
    const { promise: gone, resolve } = Promise.withResolvers<void>();
    const silent = new Response(new ReadableStream({ cancel: () => resolve() }));
    const stop = new AbortController();
    if (early) stop.abort(new Error("enough"));
    const reading = readEventStream(silent, stop.signal).next();
    stop.abort(new Error("enough"));
    await expect(reading).rejects.toThrow("enough");
    await gone;
  }
});

test("a caller that has had enough closes the connection", async () => {
  const { response, gone } = endless();
  for await (const { data } of readEventStream(response)) if (data === "3") break;
  await expect(gone).resolves.toBeUndefined();
});
