import { expect, test } from "vitest";
import { readKey } from "./key-sequence.ts";

const pressed: string[] = [];
const press = (name: string) => () => void pressed.push(name);
const map = { single: { c: press("create"), "?": press("help") }, go: { d: press("data") } };

test("g and then a letter goes there", () => {
  const { keep, act } = readKey(map, { key: "g", at: 1000 }, undefined);
  expect(act).toBeUndefined();
  expect(readKey(map, { key: "d", at: 1500 }, keep).act).toBe(map.go.d);
});

test("a g from long ago counts no more", () => {
  expect(readKey(map, { key: "d", at: 9000 }, { key: "g", at: 1000 }).act).toBeUndefined();
  expect(readKey(map, { key: "c", at: 9000 }, { key: "g", at: 1000 }).act).toBe(map.single.c);
});

test("g and then what is no page does nothing, not even what the letter does alone", () => {
  expect(readKey(map, { key: "c", at: 1100 }, { key: "g", at: 1000 })).toEqual({});
});
