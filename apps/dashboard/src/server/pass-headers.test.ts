import { expect, test } from "vitest";
import { answerHeaders, requestHeaders } from "./pass-headers.ts";

const origin = new URL("https://facet.example.org");

test("headers of one connection do not travel on the next", () => {
  const given = new Headers({
    connection: "keep-alive, x-own",
    "x-own": "1",
    "transfer-encoding": "chunked",
    "content-length": "5",
    host: "facet.example.org",
    "content-type": "application/json",
    "idempotency-key": "k",
  });
  expect([...requestHeaders(given, origin).keys()]).toEqual([
    "accept-encoding",
    "content-type",
    "idempotency-key",
    "x-forwarded-host",
    "x-forwarded-proto",
  ]);
});

test("a browser cannot say where it believes to be", () => {
  const given = new Headers({
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "http",
    forwarded: "host=evil.example",
    "x-middleware-subrequest": "1",
  });
  const headers = requestHeaders(given, origin);
  expect(headers.get("x-forwarded-host")).toBe("facet.example.org");
  expect(headers.get("x-forwarded-proto")).toBe("https");
  expect(headers.has("forwarded")).toBe(false);
  expect(headers.has("x-middleware-subrequest")).toBe(false);
});

test("an answer keeps what it says about itself", () => {
  const headers = answerHeaders(new Headers({ etag: '"3"', connection: "close", "retry-after": "2" }));
  expect([...headers]).toEqual([
    ["etag", '"3"'],
    ["retry-after", "2"],
  ]);
});
