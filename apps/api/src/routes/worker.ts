import { FacetError } from "@facet/contracts/errors/facet-error";
import {
  AppendEvents,
  ClaimNext,
  CommitArtifact,
  CommitCheckpoint,
  Complete,
  ConfirmCancelled,
  ConfirmPaused,
  FailAttempt,
  Fence,
  Finalize,
  FindWork,
  Heartbeat,
  OpenSession,
  RequestBlobs,
  StartWork,
} from "@facet/contracts/gateway/worker-gateway";
import { appendEvents } from "@facet/services/gateway/append-events";
import { claimNext } from "@facet/services/gateway/claim-next";
import { commitArtifact } from "@facet/services/gateway/commit-artifact";
import { commitCheckpoint } from "@facet/services/gateway/commit-checkpoint";
import { complete } from "@facet/services/gateway/complete";
import { confirmCancelled } from "@facet/services/gateway/confirm-cancelled";
import { confirmPaused } from "@facet/services/gateway/confirm-paused";
import { failAttempt } from "@facet/services/gateway/fail-attempt";
import { finalize } from "@facet/services/gateway/finalize";
import { findWork } from "@facet/services/gateway/find-work";
import { heartbeat } from "@facet/services/gateway/heartbeat";
import { openSession } from "@facet/services/gateway/open-session";
import { readSecret } from "@facet/services/gateway/read-secret";
import { requestBlobs } from "@facet/services/gateway/request-blobs";
import { startWork } from "@facet/services/gateway/start-work";
import { type Context, Hono } from "hono";
import type { z } from "zod";
import type { ApiEnv } from "../http/api-app.ts";
import { refuseInvalid } from "../http/refuse-invalid.ts";
import { refuseOtherMethods } from "../http/refuse-other-methods.ts";
import { requireJsonOfEngines } from "../http/require-json.ts";
import { requireToken } from "../http/require-token.ts";

/** The worker gateway: the one door of runners. Inside the platform, so it is not part of the public API's document. */
export function workerRoutes(runnerToken: string): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.use(requireToken(runnerToken, "runner"));
  app.use(requireJsonOfEngines);

  app.post("/sessions", async (context) =>
    context.json(
      await openSession({ ctx: context.get("platform"), input: await read(context, OpenSession) }),
    ),
  );
  app.post("/claims", async (context) => {
    const input = await read(context, ClaimNext);
    const claimed = await claimNext({ ctx: context.get("platform"), input, signal: untilLeft(context) });
    return claimed === null ? context.body(null, 204) : context.json(claimed);
  });
  app.post("/work", async (context) =>
    context.json(await findWork({ ctx: context.get("platform"), input: await read(context, FindWork) })),
  );
  app.post("/jobs/:jobId/heartbeats", async (context) => {
    const input = { ...(await read(context, Heartbeat)), jobId: context.req.param("jobId") };
    return context.json(
      await heartbeat({ ctx: ofAttempt(context, input), input, signal: untilLeft(context) }),
    );
  });

  const jobVerbs = [
    verb("start", StartWork, startWork),
    verb("events", AppendEvents, appendEvents),
    verb("blobs", RequestBlobs, requestBlobs),
    verb("artifacts", CommitArtifact, commitArtifact),
    verb("checkpoints", CommitCheckpoint, commitCheckpoint),
    verb("finalize", Finalize, finalize),
    verb("complete", Complete, complete),
    verb("fail", FailAttempt, failAttempt),
    verb("cancelled", ConfirmCancelled, confirmCancelled),
    verb("paused", ConfirmPaused, confirmPaused),
    verb("secret", Fence, readSecret),
  ];
  for (const { action, answer } of jobVerbs) app.post(`/jobs/:jobId/${action}`, answer);
  refuseOtherMethods(app);
  return app;
}

/** Ends what is held for a runner: it has gone, or this process is going. */
const untilLeft = (context: Context<ApiEnv>) =>
  AbortSignal.any([context.req.raw.signal, context.get("closing")]);

/** The platform whose lines name the job and the attempt that a runner speaks for. */
function ofAttempt(context: Context<ApiEnv>, input: { readonly jobId: string; readonly attempt: number }) {
  const { jobId, attempt } = input;
  context.set("jobId", jobId);
  context.set("attempt", attempt);
  const platform = context.get("platform");
  return { ...platform, log: platform.log.child({ jobId, attempt }) };
}

type Verb<Input> = (call: {
  ctx: ApiEnv["Variables"]["platform"];
  input: Input & { jobId: string };
}) => Promise<unknown>;

function verb<Schema extends z.ZodType<{ attempt: number }>>(
  action: string,
  schema: Schema,
  run: Verb<z.infer<Schema>>,
) {
  const answer = async (context: Context<ApiEnv, "/jobs/:jobId/x">) => {
    const input = { ...(await read(context, schema)), jobId: context.req.param("jobId") };
    return context.json((await run({ ctx: ofAttempt(context, input), input })) ?? {});
  };
  return { action, answer };
}

async function read<Schema extends z.ZodType>(
  context: Context<ApiEnv>,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const body = await readEngineJson(context);
  const parsed = schema.safeParse(body);
  if (!parsed.success) refuseInvalid({ success: false, target: "json", error: parsed.error });
  return schema.parse(body);
}

/** What engines quote may be cut in the middle of a character; the store takes whole ones, so the halves are marked. */
async function readEngineJson({ req }: Context<ApiEnv>): Promise<unknown> {
  const text = await req.text();
  try {
    const body: unknown = JSON.parse(text);
    if (!/\\u[dD][89a-fA-F]/.test(text)) return body;
    // Written anew, only halves are still escaped so.
    const half = /\\(ud[89a-f][0-9a-f]{2}|.)/g;
    return JSON.parse(
      JSON.stringify(body).replaceAll(half, (whole, escaped: string) =>
        escaped.length > 1 ? "\\ufffd" : whole,
      ),
    );
  } catch {
    throw new FacetError("invalid_json", "The body is not valid JSON.");
  }
}
