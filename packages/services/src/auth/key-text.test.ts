import { newId } from "@facet/contracts/ids";
import { expect, test } from "vitest";
import { makeKeyText, readKeyText } from "./key-text.ts";

test("a key names its id and survives being read", () => {
  const id = newId("apiKey");
  expect(readKeyText(makeKeyText(id, "live"))).toEqual({ keyId: id });
});

test("a key with any character changed is no key", () => {
  const key = makeKeyText(newId("apiKey"), "live");
  for (let place = 0; place < key.length; place += 1) {
    const changed = key[place] === "a" ? "b" : "a";
    expect(
      readKeyText(key.slice(0, place) + changed + key.slice(place + 1)),
      `character ${place}`,
    ).toBeUndefined();
  }
});

test("two keys are never the same", () => {
  const id = newId("apiKey");
  expect(makeKeyText(id, "live")).not.toBe(makeKeyText(id, "live"));
});
