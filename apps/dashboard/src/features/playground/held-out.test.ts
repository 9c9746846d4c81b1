import { expect, test } from "vitest";
import { examplesOf, sharedSystem } from "./held-out.ts";

const row = (number: number, ...messages: readonly (readonly [role: string, content: string])[]) => ({
  row: number,
  prompt: messages.map(([role, content]) => ({ role, content })),
  reference: `answer ${number}`,
});

test("only rows of one question are offered, with what was expected", () => {
  const rows = [
    row(1, ["system", "Be short."], ["user", "One?"]),
    row(2, ["user", "First"], ["assistant", "Yes"], ["user", "Second"]),
  ];
  expect(examplesOf(rows)).toEqual([{ row: 1, question: "One?", expected: "answer 1" }]);
});

test("a system message is taken over only when every row has the same one", () => {
  const short = row(1, ["system", "Be short."], ["user", "One?"]);
  expect(sharedSystem([short, row(2, ["system", "Be short."], ["user", "Two?"])])).toBe("Be short.");
  expect(sharedSystem([short, row(2, ["user", "Two?"])])).toBeUndefined();
  expect(sharedSystem([row(1, ["user", "One?"])])).toBeUndefined();
  expect(sharedSystem([])).toBeUndefined();
});
