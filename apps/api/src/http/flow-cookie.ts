import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { ApiEnv } from "./api-app.ts";

const minutes = 10;
const common = { path: "/", httpOnly: true, sameSite: "Lax" } as const;
const sealedFor = "sign-in through a provider";

function nameOf(context: Context<ApiEnv>): { name: string; secure: boolean } {
  const secure = context.get("front").publicOrigin().startsWith("https:");
  return { name: secure ? "__Host-facet-oidc" : "facet-oidc", secure };
}

/** Keeps with the browser what it has to bring back from the provider. Sealed: it is nobody else's to read or to make. */
export async function writeFlowCookie(context: Context<ApiEnv>, flow: object): Promise<void> {
  const { secretBox, clock } = context.get("platform");
  const until = clock.now() + minutes * 60_000;
  const { name, secure } = nameOf(context);
  const value = await secretBox.seal(JSON.stringify({ ...flow, until }), sealedFor);
  setCookie(context, name, value, { ...common, secure, maxAge: minutes * 60 });
}

/** Undefined when there is none, it is not ours, or its time is over. */
export async function readFlowCookie(context: Context<ApiEnv>): Promise<unknown> {
  const value = getCookie(context, nameOf(context).name);
  if (value === undefined) return undefined;
  const { secretBox, clock } = context.get("platform");
  const text = await secretBox.open(value, sealedFor).catch(() => "null");
  const flow = JSON.parse(text) as { until?: number } | null;
  return flow?.until !== undefined && flow.until > clock.now() ? flow : undefined;
}

export function clearFlowCookie(context: Context<ApiEnv>): void {
  const { name, secure } = nameOf(context);
  deleteCookie(context, name, { ...common, secure });
}
