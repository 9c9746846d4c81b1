import { expect, it } from "vitest";
import { chooseBenchParts } from "./bench-parts.ts";

it("single figures can be chosen, in any order; a name that is none is refused with those that are", () => {
  expect(chooseBenchParts("inp, lcp")).toEqual(["lcp", "inp"]);
  expect(chooseBenchParts(undefined)).toContain("rows");
  expect(() => chooseBenchParts("inp,tti")).toThrow(
    expect.objectContaining({ message: expect.stringContaining('"tti"'), exitCode: 2 }),
  );
});
