import { FacetError } from "@facet/contracts/errors/facet-error";
import { expect, it } from "vitest";
import { checkJson } from "./check-json.ts";

function refusal(text: string): [string, string | undefined] | undefined {
  try {
    checkJson(text);
    return undefined;
  } catch (error) {
    if (FacetError.is(error)) return [error.code, error.param];
    throw error;
  }
}

it("takes JSON as it should be", () => {
  for (const text of [
    "1",
    '"x"',
    '{"a":{"name":1},"b":[{"name":2},{"name":3}],"name":"a\\"b,{}:"}',
    '[["a","a"],"a"]',
    '{"a":"b","b":"a","":"\\\\"}',
    '{"text":"\\ud83d\\ude00 \\n"}',
  ])
    expect([text, refusal(text)]).toEqual([text, undefined]);
});

it("refuses a name that is given twice, however it is written, and says where", () => {
  expect(refusal('{"name":1,"name":2}')).toEqual(["invalid_json", "/name"]);
  expect(refusal('{"rows":[{},{"a":1, "\\u0061":2}]}')).toEqual(["invalid_json", "/rows/1/a"]);
  expect(refusal('{"__proto__":1,"__proto__":2}')).toEqual(["invalid_json", "/__proto__"]);
});

it("refuses nesting and floods before anything is built from them", () => {
  expect(refusal("[".repeat(10_000))).toEqual(["invalid_json", undefined]);
  expect(refusal(`[${"1,".repeat(60_000)}1]`)).toEqual(["too_large", undefined]);
  expect(refusal(`[${"1,".repeat(40_000)}1]`)).toBeUndefined();
});

it("refuses NUL and half characters in text", () => {
  expect(refusal('{"a":["ok","\\u0000"]}')).toEqual(["invalid_request", "/a/1"]);
  expect(refusal('{"a":"x\\ud800"}')).toEqual(["invalid_request", "/a"]);
  expect(() => checkJson('{"a":"\\u0000"}', { anyText: true })).not.toThrow();
});
