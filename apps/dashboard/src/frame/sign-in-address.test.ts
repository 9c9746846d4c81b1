import { expect, test } from "vitest";
import { nextAddress, signInAddress } from "./sign-in-address.ts";

test("somebody who was signed out comes back to where they were", () => {
  const address = signInAddress("/prj_1/datasets?tab=rows");
  expect(nextAddress(new URL(address, "http://x").searchParams.get("next"))).toBe("/prj_1/datasets?tab=rows");
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "/\t/evil.example",
  "javascript:alert(1)",
  "",
  "evil",
])("%j leads nowhere but to our own first page", (next) => expect(nextAddress(next)).toBe("/"));
