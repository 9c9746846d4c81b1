import { createServer, type Server } from "node:http";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { newId } from "@facet/contracts/ids";
import type { Log } from "@facet/ports/log";
import { getRequestListener, RequestError } from "@hono/node-server";
import { answerBrokenRequests, endWithProblem } from "./answer-broken-requests.ts";
import { describeError } from "./describe-error.ts";
import { toProblem } from "./to-problem.ts";
import { watchBody } from "./watch-body.ts";

type Fetch = Parameters<typeof getRequestListener>[0];

interface Options {
  readonly log: Log;
  readonly bodyStallMs: number;
}

const stalled = new FacetError("request_timeout", "The body hardly came.");

/** The API on Node's HTTP server. What its parsers refuse before a route sees it is answered in our words too. */
export function openServer(fetch: Fetch, { log, bodyStallMs }: Options): Server {
  const errorHandler = (error: unknown): Response => {
    const seen =
      error instanceof RequestError
        ? new FacetError("invalid_request", "The request names no host, or no address that can be read.", {
            fix: "Send one Host header, and a path as it is documented.",
            cause: error,
          })
        : error;
    const { problem } = toProblem(seen, { id: newId("request"), path: "" });
    if (problem.status >= 500)
      log.error("request failed", { requestId: problem.requestId, error: describeError(error) });
    return new Response(JSON.stringify(problem), {
      status: problem.status,
      headers: { "content-type": "application/problem+json", "x-request-id": problem.requestId },
    });
  };
  const answer = getRequestListener(fetch, { errorHandler });
  const server = createServer(
    // A large upload over a slow line takes as long as it takes, while it comes. A missing host is refused above.
    { requestTimeout: 0, requireHostHeader: false },
    (incoming, outgoing) => {
      watchBody(incoming, bodyStallMs, () => {
        if (outgoing.headersSent) incoming.destroy();
        else endWithProblem(incoming.socket, stalled);
      });
      void answer(incoming, outgoing);
    },
  );
  answerBrokenRequests(server);
  return server;
}
