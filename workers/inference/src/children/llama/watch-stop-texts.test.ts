import { describe, expect, test } from "vitest";
import { watchStopTexts } from "./watch-stop-texts.ts";

function feed(stops: string[], pieces: string[]): { shown: string; stopped: boolean } {
  const watch = watchStopTexts(stops);
  let shown = "";
  for (const piece of pieces) {
    const { ready, stopped } = watch.push(piece);
    shown += ready;
    if (stopped) return { shown, stopped };
  }
  return { shown: shown + watch.flush(), stopped: false };
}

describe("a stop text", () => {
  test.each(Array.from({ length: 15 }, (_, at) => at))("is found in two pieces cut at %i", (at) => {
    const whole = "answer<stop>rest";
    expect(feed(["<stop>"], [whole.slice(0, at), whole.slice(at)])).toEqual({
      shown: "answer",
      stopped: true,
    });
  });

  test("is found letter by letter", () => {
    expect(feed(["END"], "a long text END more".split(""))).toEqual({ shown: "a long text ", stopped: true });
  });

  test("that comes first in the text counts, whatever its place in the list", () => {
    expect(feed(["two", "one"], ["zero one two"])).toEqual({ shown: "zero ", stopped: true });
  });

  test("that only began is shown in the end", () => {
    expect(feed(["<stop>"], ["a <sto", "p"])).toEqual({ shown: "a <stop", stopped: false });
  });

  test("may begin again inside a false start", () => {
    expect(feed(["aab"], ["aa", "ab", "c"])).toEqual({ shown: "a", stopped: true });
  });
});

test("without stop texts everything passes at once", () => {
  expect(watchStopTexts(["", ""]).push("text")).toEqual({ ready: "text", stopped: false });
});
