import { expect, it } from "vitest";
import { copyJson, rememberRows } from "./remember-rows.ts";

it("holds so many small rows, the newest, and none that was forgotten", () => {
  const rows = rememberRows();
  for (let number = 0; number < 3000; number += 1)
    rows.keep(`notes//${number}`, { data: number, revision: 1 }, 10);
  const kept = Array.from({ length: 3000 }, (_, number) => rows.find(`notes//${number}`)?.data).filter(
    (data) => data !== undefined,
  );
  expect(kept).toEqual(Array.from({ length: 2000 }, (_, index) => 1000 + index));
  rows.forget("notes//2999");
  expect(rows.find("notes//2999")).toBeUndefined();
  rows.keep("notes//large", { data: "x", revision: 1 }, 5000);
  expect(rows.find("notes//large")).toBeUndefined();
});

it("copies share nothing with their original, whatever its keys are called", () => {
  const value: unknown = JSON.parse('{"a":[1,{"b":null}],"__proto__":{"c":"d"},"e":true}');
  const copy = copyJson(value);
  expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  expect((copy as { a: unknown[] }).a[1]).not.toBe((value as { a: unknown[] }).a[1]);
});
