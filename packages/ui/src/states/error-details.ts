import type { Problem } from "@facet/contracts/errors/problem";
import { words } from "../words.ts";

/** Everything about an error as text, to send to somebody who can help. */
export function errorDetails(problem: Problem): string {
  const lines: readonly (readonly [string, string | null])[] = [
    [words.error.code, problem.code],
    [words.error.why, problem.detail],
    [words.error.where, problem.param ?? problem.instance],
    [words.error.fix, problem.fix],
    [words.error.request, problem.requestId],
    ...problem.errors.map((field) => [field.path, field.message] as const),
  ];
  const written = lines
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${name}: ${value}`);
  return [problem.title, ...written].join("\n");
}
