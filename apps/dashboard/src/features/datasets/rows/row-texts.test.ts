import { expect, test } from "vitest";
import { rowTexts } from "./row-texts.ts";

test("a chat is told by its last question and the answer to it", () => {
  const messages = [
    { role: "system", content: "Be brief." },
    { role: "user", content: "Hello" },
    { role: "assistant", content: "Hi" },
    { role: "user", content: "Where is my parcel?" },
    { role: "assistant", content: "On its way." },
  ];
  expect(rowTexts({ messages })).toEqual({ asked: "Where is my parcel?", answer: "On its way.", turns: 5 });
});

test("a prompt has its completion, and plain text answers nothing", () => {
  expect(rowTexts({ prompt: "2 + 2", completion: "4" })).toEqual({ asked: "2 + 2", answer: "4", turns: 2 });
  expect(rowTexts({ text: "Once" })).toEqual({ asked: "Once", answer: null, turns: 1 });
});
