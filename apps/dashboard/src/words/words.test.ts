import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCodes, isErrorCode } from "@facet/contracts/errors/codes";
import { failureStories } from "@facet/contracts/errors/failure-stories";
import { warningCodes } from "@facet/contracts/errors/warning-codes";
import { findKnob } from "@facet/contracts/training/knobs/all-knobs";
import { expect, test } from "vitest";
import type { FixAction } from "./causes/fix-action.ts";
import { causes, explainError, explainProblem, explainRemark } from "./causes.ts";
import { glossary, glossaryGroups } from "./glossary.ts";
import { guides } from "./guides.ts";

const repository = join(import.meta.dirname, "../../../..");
const codes = Object.keys(errorCodes).filter(isErrorCode);
const actions = [
  ...codes.flatMap((code) => explainError(code).actions.map((action) => ({ code, action }))),
  ...Object.keys(warningCodes).flatMap((code) =>
    (explainRemark(code)?.actions ?? []).map((action) => ({ code, action })),
  ),
];

/** Words in the longest sentence. */
function longestSentence(text: string): number {
  return Math.max(...text.split(/[.!?:;]\s/).map((sentence) => sentence.split(/\s+/).length));
}

test("every error of the catalogue has a cause, something to do, and both in short sentences", () => {
  for (const code of codes) {
    const { title, cause, todo } = explainError(code);
    for (const text of [title, cause, todo]) expect(text, code).not.toBe("");
    for (const text of [cause, todo]) {
      expect(text, code).toMatch(/[.!?]$/);
      expect(longestSentence(text), `${code}: ${text}`).toBeLessThanOrEqual(24);
    }
    expect(cause, code).not.toContain("`");
    // One place says why: the story of how a job ends, or this dictionary.
    expect(causes[code].cause === undefined, code).toBe(failureStories[code] !== undefined);
  }
  expect(codes.length).toBeGreaterThanOrEqual(32);
});

test("what an engine remarks on is told too, with something to do about a loss that is flat or learned by heart", () => {
  for (const code of ["loss_flat", "over_fitting"])
    expect(explainRemark(code)?.actions.length, code).toBeGreaterThan(0);
  expect(explainRemark("from_another_version")).toBeUndefined();
});

test("an unknown code is explained as a mistake of Facet, and a fix that is more exact than the usual one stays", () => {
  expect(explainError("from_another_version")).toEqual(explainError("internal"));
  const exact = "Raise max_length to at least 900.";
  expect(explainProblem({ code: "rows_too_long", fix: exact }).todo).toBe(exact);
  expect(explainProblem({ code: "rows_too_long", fix: errorCodes.rows_too_long.fix })).toEqual(
    explainError("rows_too_long"),
  );
});

test("each way out exists: knobs take what they are turned to, pages have a file, guides are shown", () => {
  expect(actions.length).toBeGreaterThan(30);
  expect(actions.flatMap(({ code, action }) => faultsOf(action).map((fault) => `${code}: ${fault}`))).toEqual(
    [],
  );
});

function faultsOf(action: FixAction): readonly string[] {
  switch (action.kind) {
    case "change-run":
      return action.turns.flatMap((turn) => {
        const knob = findKnob(turn.knob);
        if (knob === undefined) return [`no knob ${turn.knob}`];
        const values = "to" in turn ? [turn.to] : [turn.least, turn.most].filter((end) => end !== undefined);
        return values
          .filter((value) => !knob.schema.safeParse(value).success)
          .map((value) => `${turn.knob} does not take ${value}`);
      });
    case "open-knob":
      return findKnob(action.knob) === undefined ? [`no knob ${action.knob}`] : [];
    case "open-guide":
      return action.guide in guides ? [] : [`no guide ${action.guide}`];
    case "open-page":
      return existsSync(join(repository, `apps/dashboard/src/app/[projectId]/${action.page}/page.tsx`))
        ? []
        : [`no page ${action.page}`];
    default:
      return [];
  }
}

test("every guide that the dashboard shows is in docs/guides", () => {
  for (const slug of Object.keys(guides))
    expect(readFileSync(join(repository, "docs/guides", `${slug}.md`), "utf8")).toMatch(/^# /);
});

test("the glossary has sixty words and more, each in one plain sentence", () => {
  const entries = Object.entries(glossary);
  expect(entries.length).toBeGreaterThanOrEqual(60);
  expect(entries).toHaveLength(
    glossaryGroups.reduce((sum, group) => sum + Object.keys(group.words).length, 0),
  );
  for (const [id, { title, explanation, more }] of entries) {
    expect(title, id).not.toBe("");
    expect(explanation.length, id).toBeLessThanOrEqual(140);
    for (const text of [explanation, more ?? "."]) {
      expect(text, id).toMatch(/\.$/);
      expect(longestSentence(text), id).toBeLessThanOrEqual(24);
    }
  }
  expect(new Set(entries.map(([, { title }]) => title)).size).toBe(entries.length);
});

test("every word that a page explains is in the glossary", () => {
  const used = globSync("{apps/dashboard,packages/ui}/src/**/*.tsx", { cwd: repository }).flatMap((file) =>
    [...readFileSync(join(repository, file), "utf8").matchAll(/<Term\s+id="([^"]+)"/g)].map(
      (found) => found[1] ?? "",
    ),
  );
  for (const id of used) expect(Object.keys(glossary)).toContain(id);
});
