import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { watchLiveness } from "./watch-liveness.ts";

let answers = true;
let asked = 0;
const server = createServer((_request, response) => {
  asked += 1;
  if (answers) response.writeHead(503).end();
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

it("calls a process dead that is there and says nothing, and none that refuses", async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const dead: number[] = [];
  const watch = watchLiveness({
    url: `http://127.0.0.1:${port}/health/live`,
    onDead: (seconds) => dead.push(seconds),
    everyMs: 20,
    misses: 3,
  });
  await vi.waitFor(() => expect(asked).toBeGreaterThan(4));
  expect(dead).toEqual([]);
  answers = false;
  await vi.waitFor(() => expect(dead.length).toBeGreaterThan(0));
  watch.stop();
});
