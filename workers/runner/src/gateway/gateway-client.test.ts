import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createGatewayClient, type GatewayClient } from "./gateway-client.ts";
import { GatewayUnavailable } from "./gateway-errors.ts";

let server: Server;
let gateway: GatewayClient;
beforeEach(async () => {
  // Takes every request and answers none: a connection that died in silence looks like this.
  server = createServer(() => undefined).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  gateway = createGatewayClient({ url: `http://127.0.0.1:${port}`, token: "t", fetch, promptMs: 100 });
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

const fence = { attempt: 1, leaseToken: "token" };
const never = new AbortController().signal;

it.each<[name: string, call: () => Promise<unknown>]>([
  ["a heartbeat", () => gateway.heartbeat("job_1", { ...fence, progress: null, waitMs: 50 }, never)],
  ["events", () => gateway.appendEvents("job_1", { ...fence, events: [] })],
  ["a claim", () => gateway.claimNext({ runnerId: "rnr_1", lanes: ["cpu"], labels: [], waitMs: 50 }, never)],
  ["the start", () => gateway.startWork("job_1", fence)],
])(
  "%s does not wait for a platform that never answers, so that no lease is lost to it",
  async (_name, call) => {
    const from = performance.now();
    await expect(call()).rejects.toBeInstanceOf(GatewayUnavailable);
    expect(performance.now() - from).toBeLessThan(5000);
  },
);
