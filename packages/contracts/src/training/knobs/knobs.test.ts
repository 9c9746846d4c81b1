import { describe, expect, test } from "vitest";
import { knobJson } from "../knob-json.ts";
import { findKnob, knobs } from "./all-knobs.ts";
import { categories } from "./category.ts";
import { askedValues } from "./condition.ts";

test("there are at least 45 knobs, with unique ids", () => {
  expect(knobs.length).toBeGreaterThanOrEqual(45);
  expect(new Set(knobs.map((knob) => knob.id)).size).toBe(knobs.length);
});

test("no two knobs feed the same place at the same time", () => {
  const places = knobs.flatMap(({ feeds }) =>
    feeds.map((feed) => [feed.class, feed.field, feed.key].join(".")),
  );
  expect(places).toEqual([...new Set(places)]);
});

test("knobs stand in the order of the categories, and no category is empty", () => {
  const order = [...new Set(knobs.map((knob) => knob.category))];
  expect(order).toEqual(categories.map((category) => category.id).filter((id) => order.includes(id)));
  expect(order).toHaveLength(categories.length);
});

test("at most eight knobs are basic", () => {
  expect(knobs.filter((knob) => knob.level === "basic").length).toBeLessThanOrEqual(8);
});

describe.each(knobs.map((knob) => [knob.id, knob] as const))("%s", (_, knob) => {
  test("has a default within its own range", () => {
    expect(knob.schema.safeParse(knob.default)).toMatchObject({ success: true, data: knob.default });
  });

  test("is explained in one plain sentence of at most 140 characters", () => {
    expect(knob.help.length).toBeLessThanOrEqual(140);
    expect(knob.help).toMatch(/^[A-Za-z].+[^.]\.$/);
    expect(knob.help.slice(0, -1)).not.toContain(". ");
    expect(knob.label.length).toBeLessThanOrEqual(32);
  });

  test("feeds something and can be searched for", () => {
    expect(knob.feeds.length).toBeGreaterThan(0);
    expect(knob.synonyms.length).toBeGreaterThan(0);
  });

  test("takes auto exactly if it says how auto is resolved", () => {
    expect(knob.schema.safeParse("auto").success).toBe(knob.auto !== undefined);
  });

  test("refuses what no knob takes", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -7.5, "", [], undefined]) {
      expect(knob.schema.safeParse(value).success, String(value)).toBe(false);
    }
  });

  test("has words for each of its few values, and for no others", () => {
    const { type, enum: words } = knobJson(knob);
    const few = [
      ...(knob.auto ? ["auto"] : []),
      ...(words ?? []),
      ...(type === "boolean" ? [true, false] : []),
    ];
    const named = (knob.choices ?? []).map(({ value }) => value);
    expect(named).toEqual(type === "choice" || knob.choices !== undefined ? few : []);
  });

  test("asks only knobs that exist, for values they can have", () => {
    const conditions = [knob.shownWhen, ...knob.feeds.map((feed) => feed.when)].filter(
      (one) => one !== undefined,
    );
    for (const [asked, value] of conditions.flatMap(askedValues)) {
      expect(findKnob(asked)?.schema.safeParse(value).success, asked).toBe(true);
    }
  });
});
