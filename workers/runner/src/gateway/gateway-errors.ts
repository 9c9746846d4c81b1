import type { Problem } from "@facet/contracts/errors/problem";

/** The gateway cannot be reached or is failing: go on working, spool, try again. */
export class GatewayUnavailable extends Error {
  override readonly name = "GatewayUnavailable";
}

/** The gateway understood and said no. `stale_attempt` means that the job is someone else's now. */
export class GatewayRefused extends Error {
  override readonly name = "GatewayRefused";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
    this.problem = problem;
  }
}

/** The id by which the platform's log knows the call that it refused; for a line of our own. */
export function refusedRequest(error: unknown): { requestId?: string } {
  return error instanceof GatewayRefused ? { requestId: error.problem.requestId } : {};
}

/** After these the attempt is over for this runner, whatever it was doing. */
export function isLostAttempt(error: unknown): boolean {
  return (
    error instanceof GatewayRefused &&
    (error.problem.code === "stale_attempt" ||
      error.problem.code === "not_found" ||
      error.problem.code === "already_finished")
  );
}
