import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { afterAll, expect, it } from "vitest";
import { makeMaterial, startFineTune, waitForEnd } from "./harness/main-job.ts";
import { openTestPlatform, type TestPlatform } from "./harness/test-platform.ts";

let platform: TestPlatform;
const closings: (() => void)[] = [];
afterAll(async () => {
  for (const close of closings) close();
  await platform.close();
});

/** A way to the platform on which claims are never answered, while everything else is: the fault that health checks miss. */
async function deafGateway(apiUrl: string): Promise<string> {
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = new Uint8Array(await buffer(request));
    const { authorization = "", "content-type": type = "" } = request.headers;
    const answer = await fetch(new URL(request.url ?? "", apiUrl), {
      method: request.method ?? "POST",
      headers: { authorization, "content-type": type },
      body,
    });
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
    response.end(Buffer.from(await answer.arrayBuffer()));
  };
  const server = createServer((request, response) => {
    if (request.url !== "/v1/worker/claims") void pass(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  closings.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

it("a runner that gets none of the work that waits ends itself with a clear line; one that is started anew does it", async () => {
  platform = await openTestPlatform({ plan: { steps: 5, stepMs: 5 } });
  await platform.startApi();
  const first = platform.startRunner();
  const material = await makeMaterial(platform);
  await first.end("SIGTERM");

  const deaf = platform.startRunner(undefined, undefined, await deafGateway(platform.apiUrl));
  const ended = once(deaf.child, "exit");
  const { jobs } = await startFineTune(platform, material, { evaluation: null, formats: [] });
  const from = performance.now();
  expect(await ended).toEqual([1, null]);
  // The limit is 60 s, here 3 s, counted once the work has stood for a moment.
  expect(performance.now() - from).toBeGreaterThan(2500);
  expect(deaf.output()).toContain("idle beside work that waits: ending");
  expect(deaf.output().trimEnd().split("\n").at(-1)).toMatch(/^This runner had room and work waited for it/);

  platform.startRunner();
  expect((await waitForEnd(platform, jobs.train)).state).toBe("succeeded");
}, 60_000);

it("leaves a store in which every invariant holds", () => platform.checkStore(), 30_000);
