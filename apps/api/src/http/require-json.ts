import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "./api-app.ts";
import { checkJson } from "./check-json.ts";

const strictText = new TextDecoder("utf-8", { fatal: true });
const withoutBody = ["GET", "HEAD", "DELETE", "OPTIONS", "TRACE"];

/** A body is JSON, says so, and says nothing twice. An action without a body needs no content type. */
export const requireJson = createMiddleware<ApiEnv>(async (context, next) => {
  if (hasBody(context)) {
    refuseOtherTypes(context);
    await readStrictly(context);
  }
  await next();
});

/** The same for what engines say: any text may stand in it. */
export const requireJsonOfEngines = createMiddleware<ApiEnv>(async (context, next) => {
  if (hasBody(context)) await readStrictly(context, { anyText: true });
  await next();
});

/** What comes along with a GET or DELETE is never looked at. */
function hasBody({ req }: Context<ApiEnv>): boolean {
  if (withoutBody.includes(req.method)) return false;
  return Number(req.header("content-length") ?? 0) > 0 || req.header("transfer-encoding") !== undefined;
}

function refuseOtherTypes({ req }: Context<ApiEnv>): void {
  const type = req.header("content-type") ?? "";
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type))
    throw new FacetError(
      "unsupported_media_type",
      `The body is ${type.slice(0, 100) || "of no stated type"}.`,
    );
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type)?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset))
    throw new FacetError("unsupported_media_type", `The body is JSON in ${charset.slice(0, 40)}.`, {
      fix: "Send JSON in UTF-8.",
    });
  const encoding = req.header("content-encoding") ?? "identity";
  if (encoding.toLowerCase() !== "identity")
    throw new FacetError("unsupported_media_type", `The body is compressed: ${encoding.slice(0, 40)}.`, {
      fix: "Send the body as it is, without Content-Encoding.",
    });
}

async function readStrictly({ req }: Context<ApiEnv>, options?: { anyText: boolean }): Promise<void> {
  const bytes = await req.arrayBuffer();
  let text: string;
  try {
    text = strictText.decode(bytes);
  } catch {
    throw new FacetError("invalid_json", "The body is not UTF-8.");
  }
  checkJson(text, options);
}
