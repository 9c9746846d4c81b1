import type { ErrorCode } from "@facet/contracts/errors/codes";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { ServiceContext } from "@facet/services/context";
import { runIdempotent } from "@facet/services/idempotency/run-idempotent";
import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { ApiApp, ApiEnv } from "./api-app.ts";
import { problemResponses } from "./problem-responses.ts";

type Fields = z.ZodObject;
const Nothing = z.object({});

interface Binding<
  Params extends Fields,
  Query extends Fields,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> {
  readonly method: "get" | "post" | "patch" | "delete" | "put";
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer?: Answer;
  /** 200 with an answer, 204 without. */
  readonly status?: 200 | 201 | 202 | 204;
  readonly errors?: readonly ErrorCode[];
  /** False: no record is kept of a POST, not even a hash of its body. For bodies with passwords. */
  readonly replayed?: boolean;
  /** The answer's revision, sent as ETag. */
  readonly etag?: (answer: z.infer<Answer>) => string | number | undefined;
  /** Answers instead of `run` when the caller accepts `text/event-stream`. */
  readonly stream?: (call: Call<Params, Query, Body>) => Promise<Response>;
  readonly run: (call: Call<Params, Query, Body>) => Promise<z.infer<Answer>>;
}

interface Call<Params extends Fields, Query extends Fields, Body extends z.ZodType> {
  readonly ctx: ServiceContext;
  readonly params: z.infer<Params>;
  readonly query: z.infer<Query>;
  readonly body: z.infer<Body>;
  readonly context: Context<ApiEnv>;
}

const IdempotencyHeader = z.object({
  "idempotency-key": z
    .string()
    .regex(/^[\x20-\x7e]{1,255}$/, "1 to 255 printable characters")
    .optional()
    .meta({
      description: "The same key within 48 hours gives the first answer again and does nothing twice.",
    }),
});

const IfMatchHeader = z.object({
  "if-match": z.string().max(200).optional().meta({
    description: "The ETag of the version this edit is meant for. Without it the edit is refused.",
  }),
});

/** Declares a route in the OpenAPI document and binds it to one service verb. */
export function bind<
  Params extends Fields = typeof Nothing,
  Query extends Fields = typeof Nothing,
  Body extends z.ZodType = z.ZodUndefined,
  Answer extends z.ZodType = z.ZodVoid,
>(app: ApiApp, binding: Binding<Params, Query, Body, Answer>): void {
  const { method, path, operationId, tag, summary, description, params, query, body, answer } = binding;
  const status = binding.status ?? (answer ? 200 : 204);
  const isAct = method === "post" && binding.replayed !== false;
  const isEdit = binding.errors?.includes("if_match_required") === true;
  const streamed = binding.stream ? { "text/event-stream": { schema: z.string() } } : {};
  const route = createRoute({
    method,
    path,
    operationId,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: [{ apiKey: [] }, { session: [] }],
    request: {
      ...(params ? { params } : {}),
      // Strict, as bodies are: a filter that is misspelt must not answer with everything.
      query: (query ?? Nothing).strict(),
      ...(isAct ? { headers: IdempotencyHeader } : isEdit ? { headers: IfMatchHeader } : {}),
      ...(body ? { body: { required: true, content: { "application/json": { schema: body } } } } : {}),
    },
    responses: {
      [status]: answer
        ? { description: summary, content: { "application/json": { schema: answer }, ...streamed } }
        : { description: summary },
      ...problemResponses(
        // Also where the address names nothing: an organisation, a project in the body.
        "not_found",
        ...(body ? (["invalid_json", "unsupported_media_type", "too_large"] as const) : []),
        ...(isAct ? (["request_in_flight", "idempotency_mismatch"] as const) : []),
        ...(binding.errors ?? []),
      ),
    },
  });

  const handle = async (context: Context<ApiEnv>): Promise<Response> => {
    // Validated by the route's own schemas just before; Hono's types cannot follow schemas that are optional.
    const valid = (target: "param" | "query" | "json") => context.req.valid(target as never) as never;
    const call = {
      params: params ? valid("param") : ({} as never),
      query: query ? valid("query") : ({} as never),
      body: body ? valid("json") : (undefined as never),
      context,
    };
    const run = (ctx: ServiceContext) => binding.run({ ctx, ...call });
    // Every field of an edit may be left out, so that no body at all would pass for one that changes nothing.
    if (body && context.req.header("content-type") === undefined)
      throw new FacetError("invalid_json", "The request has no body.");
    const ctx = context.get("ctx");
    if (binding.stream && (context.req.header("accept") ?? "").includes("text/event-stream"))
      return binding.stream({ ctx, ...call });
    const key = isAct ? context.req.header("idempotency-key") : undefined;
    if (key === undefined) return send(context, status, await run(ctx));

    const outcome = await runIdempotent({
      ctx,
      input: {
        key,
        route: `${method} ${path}`,
        payload: { params: call.params, query: call.query, body: call.body },
        status,
        run,
      },
    });
    if (outcome.replayed) context.header("idempotent-replayed", "true");
    return send(context, status, outcome.body as z.infer<Answer>);
  };
  // Hono derives a handler's type from literal schemas; ours come in by type parameters, and `run` is typed by them.
  app.openapi(route, handle as never);

  function send(context: Context<ApiEnv>, code: number, value: z.infer<Answer>): Response {
    const jobId = jobOf(value);
    if (jobId !== undefined) context.set("jobId", jobId);
    const revision = answer && binding.etag?.(value);
    if (revision !== undefined) context.header("etag", `"${revision}"`);
    return answer ? context.json(value as never, code as 200) : context.body(null, code as 204);
  }
}

/** Path parameter that holds an id. */
export function idParam<Schema extends z.ZodType>(schema: Schema) {
  return z.object({ id: schema });
}

/** The job that an answer is, or names as the one that does the work. */
function jobOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const named = "jobId" in value ? value.jobId : "id" in value ? value.id : undefined;
  return typeof named === "string" && named.startsWith("job_") ? named : undefined;
}
