import type { ErrorCode } from "@facet/contracts/errors/codes";
import type { Platform } from "@facet/services/context";
import { createRoute, type z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { ApiApp, ApiEnv } from "./api-app.ts";
import { problemResponses } from "./problem-responses.ts";
import { refuseCrossOrigin } from "./refuse-cross-origin.ts";

interface OpenBinding<Params extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType> {
  readonly method: "get" | "post";
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: Params & z.ZodObject;
  readonly body?: Body;
  readonly answer?: Answer;
  readonly errors?: readonly ErrorCode[];
  readonly run: (call: OpenCall<Params, Body>) => Promise<z.infer<Answer>>;
}

interface OpenCall<Params extends z.ZodType, Body extends z.ZodType> {
  readonly ctx: Platform;
  readonly params: z.infer<Params>;
  readonly body: z.infer<Body>;
  readonly context: Context<ApiEnv>;
}

/**
 * As `bind`, for who has no credential yet: signing in and what leads there. Nothing of it is replayed (an answer sets a
 * cookie), and what a browser sends must come from our own pages.
 */
export function bindOpen<
  Params extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Answer extends z.ZodType = z.ZodVoid,
>(app: ApiApp, binding: OpenBinding<Params, Body, Answer>): void {
  const { method, path, operationId, tag, summary, description, params, body, answer } = binding;
  const route = createRoute({
    method,
    path,
    operationId,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: [],
    request: {
      ...(params ? { params } : {}),
      ...(body ? { body: { required: true, content: { "application/json": { schema: body } } } } : {}),
    },
    responses: {
      [answer ? 200 : 204]: answer
        ? { description: summary, content: { "application/json": { schema: answer } } }
        : { description: summary },
      ...problemResponses(
        ...(body ? (["invalid_json", "unsupported_media_type", "too_large"] as const) : []),
        ...(method === "post" ? (["cross_origin"] as const) : []),
        ...(binding.errors ?? []),
      ),
    },
  });
  const handle = async (context: Context<ApiEnv>): Promise<Response> => {
    refuseCrossOrigin(context, { cookie: false });
    context.header("cache-control", "no-store");
    // Validated by the route's own schemas just before; Hono's types cannot follow schemas that are optional.
    const valid = (target: "param" | "json") => context.req.valid(target as never) as never;
    const value = await binding.run({
      ctx: context.get("platform"),
      params: params ? valid("param") : (undefined as never),
      body: body ? valid("json") : (undefined as never),
      context,
    });
    return answer ? context.json(value as never) : context.body(null, 204);
  };
  // Hono derives a handler's type from literal schemas; ours come in by type parameters, and `run` is typed by them.
  app.openapi(route, handle as never);
}
