import { expect, test } from "vitest";
import type { Version } from "./version.ts";
import { versionBefore } from "./version-before.ts";

test("a version is compared with the newest before it that has rows", () => {
  const version = (number: number, state: Version["state"]) => ({ number, state }) as Version;
  const [first, broken, third] = [version(1, "ready"), version(2, "failed"), version(3, "ready")];
  const all = [third, broken, first];
  expect(all.map((one) => versionBefore(one, all)?.number)).toEqual([1, undefined, undefined]);
});
