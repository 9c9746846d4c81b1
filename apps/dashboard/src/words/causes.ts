import { type ErrorCode, errorEntry, isErrorCode } from "@facet/contracts/errors/codes";
import { failureStories } from "@facet/contracts/errors/failure-stories";
import type { Problem } from "@facet/contracts/errors/problem";
import { isWarningCode, warningCodes } from "@facet/contracts/errors/warning-codes";
import { dataCauses } from "./causes/data-causes.ts";
import type { Cause, FixAction } from "./causes/fix-action.ts";
import { modelCauses } from "./causes/model-causes.ts";
import { remarkActions } from "./causes/remark-actions.ts";
import { requestCauses } from "./causes/request-causes.ts";
import { workCauses } from "./causes/work-causes.ts";

/** One entry for each code of the catalogue: what is missing here does not compile. */
export const causes: Readonly<Record<ErrorCode, Cause>> = {
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

/** What an error means to a person. What is not in the catalogue is a mistake of Facet. */
export function explainError(code: string): Explanation {
  const known: ErrorCode = isErrorCode(code) ? code : "internal";
  const { title, fix } = errorEntry(known);
  const own = causes[known];
  return {
    title,
    cause: failureStories[known]?.cause ?? own.cause ?? title,
    todo: own.todo ?? fix,
    actions: own.actions,
  };
}

/** The same for an error that came: a fix that is more exact than the catalogue's stays. */
export function explainProblem({ code, fix }: Pick<Problem, "code" | "fix">): Explanation {
  const general = explainError(code);
  const isExact = fix !== "" && isErrorCode(code) && fix !== errorEntry(code).fix;
  return isExact ? { ...general, todo: fix } : general;
}

/** What an engine remarked on while it went on; undefined for a code that the catalogue does not know. */
export function explainRemark(code: string): Explanation | undefined {
  if (!isWarningCode(code)) return undefined;
  const { title, cause, fix } = warningCodes[code];
  return { title, cause, todo: fix, actions: remarkActions[code] ?? [] };
}
