import { errorEntry } from "@facet/contracts/errors/codes";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ApiEnv } from "../http/api-app.ts";
import { authenticate } from "../http/authenticate.ts";
import { describeError } from "../http/describe-error.ts";
import { refuseOtherMethods } from "../http/refuse-other-methods.ts";
import { requireJson } from "../http/require-json.ts";
import { toProblem } from "../http/to-problem.ts";
import type { InferenceClient } from "../inference/inference-client.ts";
import { chatCompletion } from "../openai/chat-completion.ts";
import { listOpenAiModels } from "../openai/list-open-ai-models.ts";

/** `/openai/v1`: speaks OpenAI's own shapes, so that its official clients work unchanged. */
export function openAiRoutes(inference: InferenceClient): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.use(authenticate);
  app.use(requireJson);
  app.get("/models", async (context) =>
    context.json({ object: "list", data: await listOpenAiModels(context.get("ctx")) }),
  );
  app.get("/models/:id{.+}", async (context) => {
    const id = context.req.param("id");
    const model = (await listOpenAiModels(context.get("ctx"))).find((one) => one.id === id);
    if (model === undefined)
      throw new FacetError("model_not_found", `There is no model ${id}.`, { param: "model" });
    return context.json(model);
  });
  app.post("/chat/completions", (context) => chatCompletion(context, inference));
  refuseOtherMethods(app);
  app.onError((error, context) => {
    const { problem, known } = toProblem(error, { id: context.get("requestId"), path: context.req.path });
    if (problem.status >= 500)
      context
        .get("platform")
        .log.error("request failed", { code: known.code, error: describeError(known.cause ?? error) });
    if (known.retryAfterMs !== undefined)
      context.header("retry-after", String(Math.ceil(known.retryAfterMs / 1000)));
    // The client repeats 409 and 5xx by itself; a refusal that stays a refusal must say so.
    context.header("x-should-retry", errorEntry(known.code).retryable ? "true" : "false");
    return context.json(
      {
        error: {
          message: `${problem.detail} ${problem.fix}`,
          type: openAiType(problem.status),
          param: problem.param,
          code: problem.code,
        },
      },
      problem.status as ContentfulStatusCode,
    );
  });
  return app;
}

function openAiType(status: number): string {
  if (status === 401) return "authentication_error";
  if (status === 403) return "permission_error";
  if (status === 404) return "not_found_error";
  if (status === 429) return "rate_limit_error";
  return status >= 500 ? "server_error" : "invalid_request_error";
}
