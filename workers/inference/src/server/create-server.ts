import { timingSafeEqual } from "node:crypto";
import { errorEntry } from "@facet/contracts/errors/codes";
import { FacetError } from "@facet/contracts/errors/facet-error";
import {
  type GenerateLine,
  GenerateRequest,
  PreviewRowRequest,
} from "@facet/contracts/inference/inference-request";
import type { Log } from "@facet/ports/log";
import { type Context, Hono } from "hono";
import { stream } from "hono/streaming";
import type { ModelPool } from "../models/model-pool.ts";
import type { RowPreviewer } from "../preview/row-previewer.ts";

interface ServerParts {
  readonly token: string;
  readonly pool: ModelPool;
  readonly previewer: RowPreviewer;
  readonly log: Log;
}

/** The model server's inside door: only the API knows its token, and nothing else listens here. */
export function createServer({ token, pool, previewer, log }: ServerParts): Hono {
  const server = new Hono();

  /** Lines of what one request of the API asked for carry its id. */
  const logOf = (context: Context) => {
    const requestId = context.req.header("x-request-id")?.slice(0, 64);
    return requestId === undefined ? log : log.child({ requestId });
  };

  server.use(async (context, next) => {
    const startedAt = performance.now();
    await next();
    const { method, path } = context.req;
    const level = path === "/v1/status" ? "debug" : "info";
    const ms = Math.round(performance.now() - startedAt);
    logOf(context)[level]("request", { method, path, status: context.res.status, ms });
  });

  server.use(async (context, next) => {
    if (!sameText(context.req.header("authorization") ?? "", `Bearer ${token}`))
      return context.json({ code: "unauthenticated", message: "wrong token" }, 401);
    return next();
  });

  server.get("/v1/status", (context) => context.json(pool.status()));

  server.post("/v1/previews", async (context) => {
    const request = PreviewRowRequest.parse(await context.req.json());
    try {
      return context.json(await previewer.preview(request));
    } catch (error) {
      const line = errorLine(error);
      return context.json({ code: line.code, message: line.message }, 422);
    }
  });

  server.post("/v1/generations", async (context) => {
    const request = GenerateRequest.parse(await context.req.json());
    const cancel = new AbortController();
    context.header("content-type", "application/x-ndjson");
    return stream(context, async (out) => {
      out.onAbort(() => cancel.abort());
      const write = (line: GenerateLine) => out.write(`${JSON.stringify(line)}\n`);
      try {
        const model = await pool.get(request.model, (stage) => void write({ type: "loading", stage }));
        for await (const { id: _id, ...line } of model.generate(request, cancel.signal)) await write(line);
      } catch (error) {
        if (!FacetError.is(error)) logOf(context).error("generation failed", { error: String(error) });
        await write(errorLine(error));
      }
    });
  });

  return server;
}

function errorLine(error: unknown): Extract<GenerateLine, { type: "error" }> {
  if (FacetError.is(error))
    return {
      type: "error",
      code: error.code,
      message: error.detail,
      retryAfterMs: error.retryAfterMs ?? null,
    };
  return {
    type: "error",
    code: "inference_unavailable",
    message: errorEntry("inference_unavailable").title,
    retryAfterMs: null,
  };
}

function sameText(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
