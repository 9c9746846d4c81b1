import type { Problem } from "@facet/contracts/errors/problem";

/** The proxy's own refusals, in the shape of the API's. */
export function problemAnswer(
  request: Request,
  problem: Pick<Problem, "status" | "code" | "title" | "detail" | "fix" | "retryable">,
): Response {
  const body: Problem = {
    type: `/docs/errors#${problem.code}`,
    instance: new URL(request.url).pathname,
    param: null,
    errors: [],
    requestId: request.headers.get("x-request-id") ?? "",
    docUrl: `/docs/errors#${problem.code}`,
    ...problem,
  };
  const retry = problem.retryable ? { "retry-after": "2" } : {};
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...retry },
  });
}
