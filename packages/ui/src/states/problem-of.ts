import type { Problem } from "@facet/contracts/errors/problem";
import { words } from "../words.ts";

/** What an error says, whatever it is: an API error carries its problem document; anything else is ours. */
export function problemOf(error: unknown): Problem {
  const carried = typeof error === "object" && error !== null && "problem" in error ? error.problem : error;
  if (isProblem(carried)) return carried;
  return {
    type: "about:blank",
    title: words.unknownError.title,
    status: 500,
    detail: words.unknownError.detail,
    instance: "",
    code: "page_error",
    param: null,
    fix: words.unknownError.fix,
    errors: [],
    requestId: "",
    docUrl: "",
    retryable: true,
  };
}

/** No answer came: the machine is offline or the platform is down. */
export const isUnreachable = (problem: Problem): boolean => problem.status === 0;

function isProblem(value: unknown): value is Problem {
  if (typeof value !== "object" || value === null) return false;
  const { title, detail, code, status, errors }: Partial<Record<keyof Problem, unknown>> = value;
  const texts = [title, detail, code].every((text) => typeof text === "string");
  return texts && typeof status === "number" && Array.isArray(errors);
}
