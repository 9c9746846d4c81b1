import { type ErrorCode, errorEntry, isErrorCode } from "@facet/contracts/errors/codes";
import type { Problem } from "@facet/contracts/errors/problem";
import { dataCauses } from "./causes/data-causes.ts";
import type { Cause, FixAction } from "./causes/fix-action.ts";
import { modelCauses } from "./causes/model-causes.ts";
import { requestCauses } from "./causes/request-causes.ts";
import { workCauses } from "./causes/work-causes.ts";

const causes: Readonly<Record<ErrorCode, Cause>> = {
  ...requestCauses,
  ...dataCauses,
  ...modelCauses,
  ...workCauses,
};

export interface Explanation {
  readonly title: string;
  /** Why this happens, in plain words. */
  readonly cause: string;
  readonly todo: string;
  /** Ways out, the likeliest first. */
  readonly actions: readonly FixAction[];
}

/** What an error means to a person. Its title stands in the API's catalogue; what is not in there is `internal`. */
export function explainError(code: string): Explanation {
  const known: ErrorCode = isErrorCode(code) ? code : "internal";
  const { title, fix } = errorEntry(known);
  const { cause, todo = fix, actions } = causes[known];
  return { title, cause, todo, actions };
}

/** The same for an error that came: a fix that is more exact than the catalogue's stays. */
export function explainProblem({ code, fix }: Pick<Problem, "code" | "fix">): Explanation {
  const general = explainError(code);
  const isExact = fix !== "" && isErrorCode(code) && fix !== errorEntry(code).fix;
  return isExact ? { ...general, todo: fix } : general;
}
