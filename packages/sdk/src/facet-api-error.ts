import type { FieldError, Problem } from "@facet/contracts/errors/problem";

/** What went wrong with a call, in words for people: `message` names place and cause, `fix` the way out. */
export class FacetApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(problem.detail, cause === undefined ? undefined : { cause });
    this.name = "FacetApiError";
    this.problem = problem;
  }

  /** From the one catalogue; `network` when no answer came. */
  get code(): string {
    return this.problem.code;
  }
  /** HTTP status; 0 when no answer came. */
  get status(): number {
    return this.problem.status;
  }
  get detail(): string {
    return this.problem.detail;
  }
  get fix(): string {
    return this.problem.fix;
  }
  get errors(): readonly FieldError[] {
    return this.problem.errors;
  }
  get requestId(): string {
    return this.problem.requestId;
  }
}
