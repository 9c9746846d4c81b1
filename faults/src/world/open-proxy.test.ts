import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type FaultyPath, openProxy } from "./open-proxy.ts";

let line: FaultyPath;
let close: () => Promise<void>;
let asked: number;
beforeEach(async () => {
  asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end("x".repeat(5000));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  line = await openProxy((server.address() as AddressInfo).port);
  close = async () => {
    await line.close();
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
});
afterEach(() => close());

const ask = (limitMs = 5000) =>
  fetch(line.url, { headers: { connection: "close" }, signal: AbortSignal.timeout(limitMs) }).then(
    (response) => response.text(),
  );

it("passes what is sent, both ways", async () => {
  expect(await ask()).toHaveLength(5000);
});

it("lets nothing through a black hole, and everything once it is healed", async () => {
  line.blackHole();
  await expect(ask(200)).rejects.toThrow(/timeout/);
  const late = ask();
  line.heal();
  expect(await late).toHaveLength(5000);
});

it("cuts after so many bytes, refuses, and loses answers to requests that arrive", async () => {
  line.cutAfter(100);
  await expect(ask()).rejects.toThrow(/failed|terminated|closed|reset/);
  line.heal();
  line.refuse(true);
  await expect(ask()).rejects.toThrow(/failed|terminated|closed|reset/);
  line.heal();
  const before = asked;
  line.loseAnswers(true);
  await expect(ask()).rejects.toThrow(/failed|terminated|closed|reset/);
  expect(asked).toBe(before + 1);
});
