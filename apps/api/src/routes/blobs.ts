import { Hono } from "hono";
import type { ApiEnv } from "../http/api-app.ts";
import { readToEnd } from "../http/read-to-end.ts";
import { refuseOtherMethods } from "../http/refuse-other-methods.ts";

/** Answers a request for a signed link. Only the embedded blob store has its bytes served by this process. */
export type AnswerBlobLink = (token: string, request: Request) => Promise<Response>;

/** `/api/blobs/<token>`: the bytes behind signed links. The link is the credential. */
export function blobRoutes(answer: AnswerBlobLink): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>().on(["GET", "HEAD", "PUT"], "/:token", (context) =>
    answer(context.req.param("token"), toRead(context.req.raw)),
  );
  refuseOtherMethods(app);
  return app;
}

function toRead(request: Request): Request {
  const { body } = request;
  if (body === null) return request;
  const init: RequestInit & { duplex: "half" } = {
    method: request.method,
    headers: request.headers,
    body: readToEnd(body),
    duplex: "half",
    signal: request.signal,
  };
  return new Request(request.url, init);
}
