import { expect, it } from "vitest";
import { fromFieldValue, toFieldValue } from "./field-values.ts";

const nested = (levels: number): unknown => (levels === 0 ? "deep" : { next: nested(levels - 1) });

it("gives back any JSON that it was given", () => {
  const bodies = [
    { a: 1, b: "two", c: [true, null, { d: 1.5 }], e: {}, f: [] },
    { rows: [[1, 2], [3]], mixed: [1, [2]] },
    { "": "empty", __name__: "reserved", "#json": "ours", "a.b": "dotted", "`": 1 },
    { inner: { "#json": '{"not":"ours"}' } },
    { list: [{ "#odd": [] }, { fine: 1 }] },
    { deep: nested(40) },
  ];
  for (const body of bodies) expect(fromFieldValue(toFieldValue(body))).toEqual(body);
});

it("leaves what Firestore can hold as it is, so that it can be asked for", () => {
  const plain = { status: "open", place: { shelf: "a", "x.y": 1 }, tags: ["a", { b: null }], n: 0.1 };
  expect(toFieldValue(plain)).toEqual(plain);
  expect(toFieldValue({ status: "open", rows: [[1]] })).toEqual({
    status: "open",
    rows: { "#json": "[[1]]" },
  });
});
