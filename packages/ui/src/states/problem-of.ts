import type { Problem } from "@facet/contracts/errors/problem";
import { words } from "../words.ts";

/** What an error says, whatever it is: an API error carries its problem document; anything else is ours. */
export function problemOf(error: unknown): Problem {
  const carried = isRecord(error) && isProblem(error["problem"]) ? error["problem"] : error;
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

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function isProblem(value: unknown): value is Problem {
  return (
    isRecord(value) &&
    typeof value["title"] === "string" &&
    typeof value["detail"] === "string" &&
    typeof value["code"] === "string" &&
    typeof value["status"] === "number" &&
    Array.isArray(value["errors"])
  );
}
