import type { EvaluationRow } from "@facet/sdk/generated/types.gen";
import { promptMessages } from "@facet/ui/signature/words/prompt-text";

/** A held-out row that can be asked as it is: one question, with at most a system message before it. */
export interface Example {
  readonly row: number;
  readonly question: string;
  readonly expected: string;
}

export function examplesOf(rows: readonly Pick<EvaluationRow, "row" | "prompt" | "reference">[]): Example[] {
  return rows.flatMap(({ row, prompt, reference }) => {
    const asked = promptMessages(prompt).filter(({ role }) => role !== "system");
    const [question] = asked;
    return asked.length === 1 && question?.role === "user"
      ? [{ row, question: question.content, expected: reference }]
      : [];
  });
}

/** The system message that every row has; undefined when they differ or have none. */
export function sharedSystem(rows: readonly Pick<EvaluationRow, "prompt">[]): string | undefined {
  const all = new Set(
    rows.map(({ prompt }) => promptMessages(prompt).find(({ role }) => role === "system")?.content ?? ""),
  );
  const [only] = all;
  return all.size === 1 && only !== undefined && only !== "" ? only : undefined;
}
