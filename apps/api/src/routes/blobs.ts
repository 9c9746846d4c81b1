import { Hono } from "hono";
import type { ApiEnv } from "../http/api-app.ts";

/** Answers a request for a signed link. Only the embedded blob store has its bytes served by this process. */
export type AnswerBlobLink = (token: string, request: Request) => Promise<Response>;

/** `/api/blobs/<token>`: the bytes behind signed links. The link is the credential. */
export function blobRoutes(answer: AnswerBlobLink): Hono<ApiEnv> {
  return new Hono<ApiEnv>().on(["GET", "HEAD", "PUT"], "/:token", (context) =>
    answer(context.req.param("token"), context.req.raw),
  );
}
