import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { newId } from "@facet/contracts/ids";
import { toProblem } from "./to-problem.ts";

const kinds: Readonly<Record<string, FacetError>> = {
  HPE_HEADER_OVERFLOW: new FacetError(
    "headers_too_large",
    "Address and headers together are larger than 16 KB.",
  ),
  ERR_HTTP_REQUEST_TIMEOUT: new FacetError("request_timeout", "The request did not arrive in time."),
};
const noRequest = new FacetError("invalid_request", "This is not an HTTP request.", {
  fix: "Send one well-formed HTTP/1.1 request at a time.",
});

/** What is no request at all never reaches a route: Node's parser refuses it. It gets our words all the same. */
export function answerBrokenRequests(server: Server): void {
  const refuse = (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable || error.code === "ECONNRESET") {
      socket.destroy();
      return;
    }
    endWithProblem(socket, kinds[error.code ?? ""] ?? noRequest);
  };
  server.on("clientError", refuse);
  // No tunnel and no other protocol is offered here.
  const noTunnel = (_request: IncomingMessage, socket: Duplex) =>
    endWithProblem(socket, new FacetError("method_not_allowed", "CONNECT is not possible here."));
  server.on("connect", noTunnel);
}

/** Closing on what still arrives would reset the connection, and the answer with it. */
const lingerMs = 2000;

/** Answers on the bare connection, which ends with it. */
export function endWithProblem(socket: Duplex, error: FacetError): void {
  const { problem } = toProblem(error, { id: newId("request"), path: "" });
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${problem.title}`,
      "Content-Type: application/problem+json",
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${problem.requestId}`,
      "Connection: close",
      "",
      body,
    ].join("\r\n"),
  );
  socket.resume();
  setTimeout(() => socket.destroy(), lingerMs).unref();
}
