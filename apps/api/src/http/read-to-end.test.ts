import { expect, it } from "vitest";
import { readToEnd } from "./read-to-end.ts";

/** A body that counts what was asked of it. */
function counted(chunks: number) {
  let sent = 0;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (sent === chunks) return controller.close();
        sent += 1;
        controller.enqueue(new Uint8Array(1024));
      },
      cancel() {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, sent: () => sent, cancelled: () => cancelled };
}

it("passes everything to who reads it", async () => {
  const { body } = counted(5);
  expect((await new Response(readToEnd(body)).arrayBuffer()).byteLength).toBe(5 * 1024);
});

it("reads on when its reader has given up, so that the sender gets to hear why", async () => {
  const { body, sent, cancelled } = counted(50);
  for await (const chunk of readToEnd(body)) {
    expect(chunk.byteLength).toBe(1024);
    break;
  }
  expect(sent()).toBe(50);
  expect(cancelled()).toBe(false);
});

it("does not read on for ever", async () => {
  const { body, sent, cancelled } = counted(1_000_000);
  const reader = readToEnd(body).getReader();
  await reader.read();
  await reader.cancel();
  expect(sent()).toBeLessThan(70_000);
  expect(cancelled()).toBe(true);
});
