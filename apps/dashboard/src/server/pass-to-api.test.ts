import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { passToApi } from "./pass-to-api.ts";

describe("the way to the API", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  /** A real server in the API's place; answers its address. */
  async function listen(
    answer: (request: IncomingMessage, response: ServerResponse) => void,
  ): Promise<string> {
    server = createServer(answer).listen(0, "127.0.0.1");
    await once(server, "listening");
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const publicOrigin = new URL("http://localhost:3000");
  const at = (path: string, init: RequestInit = {}) => new Request(new URL(path, publicOrigin), init);

  it("lets 300 MiB through as a stream, whole", async () => {
    let bytes = 0;
    const apiUrl = await listen((request, response) => {
      request.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      request.on("end", () => response.end("{}"));
    });
    const chunk = new Uint8Array(1024 ** 2);
    let left = 300;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        left -= 1;
        if (left < 0) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const before = process.memoryUsage().rss;
    const sent = { method: "PUT", body, duplex: "half" };
    const answer = await passToApi(at("/api/blobs/token", sent), { apiUrl, publicOrigin });
    expect(answer.status).toBe(200);
    expect(bytes).toBe(300 * 1024 ** 2);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 ** 2);
  });

  it("gives each event as it comes, and tells the API when the browser has gone", async () => {
    const gone = Promise.withResolvers<void>();
    const apiUrl = await listen((request, response) => {
      expect(request.headers["accept-encoding"]).toBe("identity");
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("data: first\n\n");
      response.on("close", () => gone.resolve());
    });
    const leaving = new AbortController();
    const answer = await passToApi(
      at("/api/v1/jobs/job_x/events", { signal: leaving.signal, headers: { "accept-encoding": "gzip" } }),
      { apiUrl, publicOrigin },
    );
    const { value } = (await answer.body?.getReader().read()) ?? {};
    // The server has not ended its answer: what is here came at once.
    expect(new TextDecoder().decode(value)).toBe("data: first\n\n");
    leaving.abort();
    await gone.promise;
  });

  it("takes a browser that leaves before its answer for what it is: no error, and the API stops", async () => {
    const [asked, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const apiUrl = await listen((request) => {
      request.on("close", () => gone.resolve());
      asked.resolve();
    });
    const leaving = new AbortController();
    const answer = passToApi(at("/api/v1/me", { signal: leaving.signal }), { apiUrl, publicOrigin });
    await asked.promise;
    leaving.abort(new Error("the answer is not wanted any more"));
    expect((await answer).status).toBe(499);
    await gone.promise;
  });

  it("passes cookies, and every cookie that is set", async () => {
    const apiUrl = await listen((request, response) => {
      response.setHeader("set-cookie", ["a=1; HttpOnly", "b=2; HttpOnly"]);
      response.end(
        JSON.stringify({
          url: request.url,
          cookie: request.headers.cookie,
          host: request.headers["x-forwarded-host"],
        }),
      );
    });
    const answer = await passToApi(at("/api/v1/me?a=%2F", { headers: { cookie: "facet=token" } }), {
      apiUrl,
      publicOrigin,
    });
    expect(answer.headers.getSetCookie()).toEqual(["a=1; HttpOnly", "b=2; HttpOnly"]);
    expect(await answer.json()).toEqual({
      url: "/v1/me?a=%2F",
      cookie: "facet=token",
      host: "localhost:3000",
    });
  });

  it("says so when the API is away, in the API's own words, as something that passes", async () => {
    const apiUrl = await listen((_request, response) => response.destroy());
    const answer = await passToApi(at("/api/v1/me"), { apiUrl, publicOrigin });
    expect(answer.status).toBe(503);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({
      code: "unavailable",
      retryable: true,
      instance: "/api/v1/me",
    });
  });

  it.each([
    "/api/v1/worker/claim",
    "/api/v1/operator/disk",
    "/api/v1/%77orker/claim",
    "/api/v1/x/../worker/claim",
    "/api/other",
    "/api/v1",
  ])("does not open at %s", async (path) => {
    let calls = 0;
    const apiUrl = await listen((_request, response) => {
      calls += 1;
      response.end();
    });
    const answer = await passToApi(at(path), { apiUrl, publicOrigin });
    expect(answer.status).toBe(404);
    expect(calls).toBe(0);
  });
});
