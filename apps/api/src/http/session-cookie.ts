import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { ApiEnv } from "./api-app.ts";
import { type Front, isLoopback } from "./front.ts";

const common = { path: "/", httpOnly: true, sameSite: "Lax" } as const;

/** On https a name that no other host and no plain page can set; `Secure` has no meaning on loopback http. */
function nameOn(front: Front): { name: string; secure: boolean } {
  const secure = front.publicOrigin().startsWith("https:");
  return { name: secure ? "__Host-facet" : "facet", secure };
}

export function readSessionCookie(context: Context<ApiEnv>): string | undefined {
  const value = getCookie(context, nameOn(context.get("front")).name);
  return value === undefined || value === "" ? undefined : value;
}

export function writeSessionCookie(
  context: Context<ApiEnv>,
  { token, expiresAt }: { token: string; expiresAt: string },
): void {
  const front = context.get("front");
  refuseOpenHttp(front);
  const { name, secure } = nameOn(front);
  // The session ends by its own clock; the cookie may outlive an idle one but never the longest.
  const { clock, timings } = context.get("platform");
  const longest = Math.max(Date.parse(expiresAt), clock.now() + timings.sessionLimitMs);
  setCookie(context, name, token, { ...common, secure, expires: new Date(longest) });
}

export function clearSessionCookie(context: Context<ApiEnv>): void {
  const { name, secure } = nameOn(context.get("front"));
  deleteCookie(context, name, { ...common, secure });
}

/** A password and a session over plain http are anyone's on the way. On this machine there is no way. */
function refuseOpenHttp({ publicOrigin, insecureLan }: Front): void {
  const { protocol, hostname } = new URL(publicOrigin());
  if (protocol === "https:" || isLoopback(hostname) || insecureLan) return;
  throw new FacetError("insecure_origin", `${publicOrigin()} is plain http beyond this machine.`);
}

/** Before a password is read, not only before the session is given. */
export function requireSafeFront(context: Context<ApiEnv>): void {
  refuseOpenHttp(context.get("front"));
}
