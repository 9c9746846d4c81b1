import type { EvaluationRow } from "@facet/contracts/evaluations/evaluation";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { better, evaluationRows, noGain, tooFew, worse } from "../gallery/run-data.ts";
import { VerdictView } from "./verdict-view.tsx";
import { tellingRows } from "./words/telling-rows.ts";
import { verdictWords } from "./words/verdict-words.ts";

const plain = (text: string | null) => (text ?? "").replaceAll("\u00a0", " ");

test.each([
  [
    better,
    "It got better",
    "On 194 held-out rows that it never saw, the tuned model answers 161 right where the base answers 74. The gain of 44.8 points lies between 37.1 and 52.1 with 95 % confidence. Look at the 7 rows that got worse before you rely on it.",
  ],
  [
    noGain,
    "No measurable gain",
    "On 194 held-out rows that it never saw, the tuned model answers 78 right where the base answers 74. The true difference may be anywhere from −2.4 to +6.7 points with 95 % confidence, so it could be chance (p = 0.48). More held-out rows would show a smaller gain; more or better training rows may make a larger one.",
  ],
  [
    worse,
    "It got worse",
    "On 194 held-out rows that it never saw, loss is 1.846 for the tuned model and 1.312 for the base, and lower is better. The setback of 0.534 lies between 0.431 and 0.642 with 95 % confidence. Do not use it in place of the base. Look at the rows that got worse; a lower learning rate, fewer epochs or cleaner rows are the usual ways out.",
  ],
  [
    tooFew,
    "Too few rows to tell",
    "On 12 held-out rows that it never saw, the tuned model answers 7 right where the base answers 4. The true difference may be anywhere from −12.0 to +55.0 points, which is too wide to say which is better. Keep 30 held-out rows or more aside, 200 for a gain of a few points, and evaluate again. The tuned model is not changed by that.",
  ],
])("says of each outcome what its figures carry: %#", (result, headline, sentence) => {
  render(<VerdictView result={result} rows={evaluationRows} />);
  const title = screen.getByRole("heading", { level: 1 });
  expect(title.textContent).toBe(headline);
  expect(plain(title.closest("header")?.querySelector("p")?.textContent ?? null)).toBe(sentence);
});

test("claims a gain only where the conclusion is one", () => {
  for (const { verdict } of [noGain, tooFew, worse]) {
    const { headline, tone, sentence } = verdictWords(verdict);
    expect(headline).not.toContain("better");
    expect(tone).not.toBe("good");
    expect(sentence).not.toContain("The gain");
  }
});

test("says that both answered alike instead of praising a draw", () => {
  const { advice, sentence } = verdictWords({
    ...noGain.verdict,
    tuned: noGain.verdict.base,
    better: 0,
    worse: 0,
    same: 194,
  });
  expect(advice).toContain("Both answered every row alike");
  expect(sentence).toContain("the tuned model and the base both answer 74 right");
});

test("opens the rows of an outcome", async () => {
  const onOutcome = vi.fn<(outcome: EvaluationRow["outcome"]) => void>();
  render(<VerdictView result={better} rows={evaluationRows} onOutcome={onOutcome} />);
  await userEvent.click(screen.getByRole("button", { name: "worse 7: show these rows" }));
  expect(onOutcome).toHaveBeenCalledExactlyOnceWith("worse");
});

test("draws row text as text", () => {
  const hostile = "<img src=x onerror=alert(1)>";
  const [row] = evaluationRows;
  const { container } = render(
    <VerdictView
      result={better}
      rows={row === undefined ? [] : [{ ...row, tunedOutput: hostile, baseOutput: hostile }]}
    />,
  );
  expect(container.querySelector("img")).toBeNull();
  expect(container.textContent).toContain(hostile);
});

const rowOf = (row: number, outcome: EvaluationRow["outcome"], change: number): EvaluationRow => ({
  row,
  prompt: "",
  reference: "",
  baseOutput: "",
  tunedOutput: "",
  base: { token_f1: 0 },
  tuned: { token_f1: change },
  outcome,
});

test("picks the largest changes and never hides what got worse", () => {
  const rows = [
    ...Array.from({ length: 40 }, (_, at) => rowOf(at, "better", at / 40)),
    rowOf(100, "worse", -0.1),
    rowOf(101, "worse", -0.9),
    rowOf(102, "worse", -0.5),
    rowOf(200, "same", 0),
  ];
  const picked = tellingRows(rows, "token_f1");
  expect(picked.map(({ row }) => row)).toEqual([39, 38, 37, 36, 35, 34, 33, 32, 101, 102]);
});

test("fills up with what got worse, then with what stayed", () => {
  const rows = [
    rowOf(1, "better", 1),
    ...Array.from({ length: 4 }, (_, at) => rowOf(10 + at, "worse", -1)),
    rowOf(20, "same", 0),
  ];
  expect(tellingRows(rows, "token_f1").map(({ outcome }) => outcome)).toEqual([
    "better",
    "worse",
    "worse",
    "worse",
    "worse",
    "same",
  ]);
});
