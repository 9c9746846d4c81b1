import { expect, test } from "vitest";
import { sameOriginLink } from "./same-origin-link.ts";

test("bytes come through the page's own origin, whatever origin the link names", () => {
  expect(sameOriginLink("http://127.0.0.1:7430/api/blobs/abc?x=1", "http://localhost:3000")).toBe(
    "http://localhost:3000/api/blobs/abc?x=1",
  );
});

test("any other address stays", () => {
  expect(sameOriginLink("https://storage.example/bucket/abc", "http://localhost:3000")).toBe(
    "https://storage.example/bucket/abc",
  );
});
