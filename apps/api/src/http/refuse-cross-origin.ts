import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Context } from "hono";
import type { ApiEnv } from "./api-app.ts";
import { isLoopback } from "./front.ts";

const reading = ["GET", "HEAD", "OPTIONS"];

/**
 * A cookie travels along whoever made the browser send the request, so a write that rests on one must come from our own
 * pages. Browsers say so in headers that pages cannot forge. With `cookie` the proof is required; without one (signing in)
 * what is said must not speak against it.
 */
export function refuseCrossOrigin(context: Context<ApiEnv>, { cookie }: { cookie: boolean }): void {
  if (reading.includes(context.req.method)) return;
  const site = context.req.header("sec-fetch-site");
  const origin = context.req.header("origin");
  if (!cookie && site === undefined && origin === undefined) return;
  const sameSite = site === undefined || site === "same-origin";
  const sameOrigin =
    origin === undefined ? site === "same-origin" : isOwn(origin, site, context.get("front").publicOrigin());
  if (sameSite && sameOrigin) return;
  throw new FacetError(
    "cross_origin",
    origin === undefined
      ? "The request does not say which page it comes from."
      : `The request comes from ${origin.slice(0, 200)}.`,
    {
      fix: `Open Facet at ${context.get("front").publicOrigin()}; programs use an API key instead of a cookie.`,
    },
  );
}

/** The public origin itself; on one machine also a page of another port or loopback name that its browser vouches for. */
function isOwn(origin: string, site: string | undefined, publicOrigin: string): boolean {
  if (origin === publicOrigin) return true;
  if (site !== "same-origin" || !URL.canParse(origin)) return false;
  const own = new URL(publicOrigin);
  const other = new URL(origin);
  return (
    own.protocol === "http:" &&
    other.protocol === "http:" &&
    isLoopback(own.hostname) &&
    isLoopback(other.hostname)
  );
}
