import { once } from "node:events";
import { Agent, createServer, get, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeServer } from "./close-server.ts";

describe("closing a server", () => {
  let server: Server;
  let url = "";
  let held: ServerResponse[];
  beforeEach(async () => {
    held = [];
    server = createServer((request, response) => {
      if (request.url !== "/held") return void response.end("done");
      response.flushHeaders();
      held.push(response);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => server.closeAllConnections());

  it("lets an answer in progress end, refuses a new connection, and does not wait for one that is kept alive", async () => {
    const agent = new Agent({ keepAlive: true });
    const kept = get(`${url}/`, { agent });
    const [first] = await once(kept, "response");
    first.resume();
    await once(first, "end");
    const answer = fetch(`${url}/held`);
    await once(server, "request");
    const closing = closeServer(server, 10_000);
    await expect(fetch(url)).rejects.toThrow(/fetch failed/);
    held[0]?.end("the rest");
    expect(await (await answer).text()).toBe("the rest");
    expect(await closing).toBe(true);
    agent.destroy();
  });

  it("cuts what does not end in time, and says so", async () => {
    const answer = await fetch(`${url}/held`);
    expect(await closeServer(server, 100)).toBe(false);
    await expect(answer.text()).rejects.toThrow(/terminated/);
  });
});
