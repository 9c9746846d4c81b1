import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Hono } from "hono";
import type { ComposedPlatform } from "./compose.ts";
import type { Readiness } from "./health/readiness.ts";
import { answerErrors } from "./http/answer-errors.ts";
import type { ApiApp } from "./http/api-app.ts";
import { authenticate } from "./http/authenticate.ts";
import { createApiApp } from "./http/create-api-app.ts";
import type { Front } from "./http/front.ts";
import { limitBody } from "./http/limit-body.ts";
import { logRequests } from "./http/log-requests.ts";
import { measureRequests } from "./http/measure-requests.ts";
import { nameRequest } from "./http/name-request.ts";
import { refuseOddPaths } from "./http/refuse-odd-paths.ts";
import { refuseMethodsOfMasked, refuseOtherMethods } from "./http/refuse-other-methods.ts";
import { requireJson } from "./http/require-json.ts";
import { traceRequests } from "./http/trace-requests.ts";
import type { InferenceClient } from "./inference/inference-client.ts";
import { blobRoutes } from "./routes/blobs.ts";
import { documentRoutes } from "./routes/documents.ts";
import { healthRoutes } from "./routes/health.ts";
import { oidcRoutes } from "./routes/oidc.ts";
import { bindOpenRoutes } from "./routes/open-routes.ts";
import { openAiRoutes } from "./routes/openai.ts";
import { operatorRoutes } from "./routes/operator.ts";
import { bindPublicRoutes } from "./routes/public-routes.ts";
import { readinessRoutes } from "./routes/readiness.ts";
import { workerRoutes } from "./routes/worker.ts";

interface AppParts {
  readonly composed: ComposedPlatform;
  readonly front: Front;
  readonly inference: InferenceClient;
  readonly readiness: Readiness;
  readonly runnerToken: string;
  /** Null: the operator's door does not exist. */
  readonly operatorToken: string | null;
}

const maxBodyBytes = 8 * 1024 ** 2;

/** The whole API as one fetch handler: public nouns, the OpenAI surface, the worker gateway, and signed links. */
export function createApp({
  composed,
  front,
  inference,
  readiness,
  runnerToken,
  operatorToken,
}: AppParts): Hono<never> {
  const { platform, answerBlobLink } = composed;
  const app = createApiApp();
  app.use(nameRequest(platform, front, readiness.closing));
  if (platform.tracer !== undefined) app.use(traceRequests(platform.tracer));
  app.use(logRequests);
  if (platform.metrics !== undefined) app.use(measureRequests(platform.metrics));
  app.onError((error, context) => answerErrors(error, context));
  app.notFound((context) =>
    answerErrors(new FacetError("not_found", "There is nothing at this address."), context),
  );

  app.use("/v1/*", refuseOddPaths);
  app.route("/api/blobs", blobRoutes(answerBlobLink));
  const limit = limitBody(maxBodyBytes);
  app.use("/v1/*", limit);
  app.use("/openai/*", limit);
  app.route("/docs", documentRoutes());
  app.route("/health", readinessRoutes(platform, composed.checkQueue, readiness));
  app.route("/v1", healthRoutes(platform, composed.checkQueue));
  app.route("/v1/worker", workerRoutes(runnerToken));
  if (operatorToken !== null)
    app.route(
      "/v1/operator",
      operatorRoutes(operatorToken, () => composed.diskUse()),
    );
  app.route("/openai/v1", openAiRoutes(inference));
  app.route("/v1/auth/oidc", oidcRoutes());
  app.route("/v1", openApp());
  app.route("/v1", publicApp(inference));
  return app as unknown as Hono<never>;
}

/** Before the rest of `/v1`, which wants to know who calls. */
function openApp(): ApiApp {
  const app = createApiApp();
  app.use("/auth/*", requireJson);
  app.use("/invitations/*", requireJson);
  bindOpenRoutes(app);
  refuseOtherMethods(app);
  return app;
}

function publicApp(inference: InferenceClient): ApiApp {
  const app = createApiApp();
  app.use(authenticate);
  app.use(requireJson);
  const routes = createApiApp();
  bindPublicRoutes(routes, inference);
  refuseMethodsOfMasked(app, routes);
  app.route("/", routes);
  refuseOtherMethods(app);
  return app;
}
