import { expect, test } from "vitest";
import { linkLines } from "./link-lines.ts";

test("people are told where to click, and for how long", () => {
  const href = "http://127.0.0.1:3000/link#token";
  expect(linkLines("http://127.0.0.1:3000", { href, isFirst: false })).toEqual([
    "Dashboard: http://127.0.0.1:3000",
    `Sign in:   ${href}  (once, within 15 minutes)`,
  ]);
});

test("the first one is told what the link makes of them", () => {
  const lines = linkLines("http://127.0.0.1:3000", {
    href: "http://127.0.0.1:3000/link#token",
    isFirst: true,
  });
  expect(lines.join(" ")).toContain("makes you the owner");
});

test("without a link the address is still told", () => {
  expect(linkLines("http://127.0.0.1:3000", undefined)).toEqual(["Dashboard: http://127.0.0.1:3000"]);
});
