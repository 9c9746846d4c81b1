import type { OidcFlow } from "@facet/auth/oidc/open-oidc";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { isIdentityError } from "@facet/ports/identity";
import { connectIdentity } from "@facet/services/accounts/connect-identity";
import { signInWithProvider } from "@facet/services/accounts/sign-in-with-provider";
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { ApiEnv } from "../http/api-app.ts";
import { describeError } from "../http/describe-error.ts";
import { deviceOf } from "../http/device-of.ts";
import { clearFlowCookie, readFlowCookie, writeFlowCookie } from "../http/flow-cookie.ts";
import { readSessionCookie, requireSafeFront, writeSessionCookie } from "../http/session-cookie.ts";
import { toProblem } from "../http/to-problem.ts";

/** A place of the dashboard, never another host: `//host` and backslashes lead elsewhere. */
const Next = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\]*$/);
const Begin = z.object({
  next: Next.catch("/"),
  invitation: z.string().max(200).optional(),
  /** Connects the identity with who is signed in, instead of signing in. */
  connect: z.literal("1").optional(),
});
const Flow = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  ...Begin.shape,
});

/**
 * `/v1/auth/oidc`: where a browser goes to sign in through the identity provider, and where it comes back. Pages that a
 * browser opens, so they are not in the OpenAPI document; what goes wrong leads back to the sign-in page.
 */
export function oidcRoutes(): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.get("/start", (context) =>
    orBackToSignIn(context, async () => {
      requireSafeFront(context);
      const { href, flow } = await providerOf(context).begin(callbackOf(context));
      await writeFlowCookie(context, { ...Begin.parse(context.req.query()), ...flow });
      return href;
    }),
  );
  app.get("/callback", (context) =>
    orBackToSignIn(context, async () => {
      const oidc = providerOf(context);
      const flow = Flow.safeParse(await readFlowCookie(context));
      clearFlowCookie(context);
      const { code, state } = context.req.query();
      // Without the cookie that this browser got at the start, someone else began this.
      if (!flow.success || code === undefined || state !== flow.data.state)
        throw new FacetError("link_invalid", "This sign-in was not begun here, or took too long.");
      const { next, invitation, connect, ...rest } = flow.data;
      const kept: OidcFlow = rest;
      const person = await oidc.finish({ code, flow: kept, redirectUri: callbackOf(context) });
      const ctx = context.get("platform");
      if (connect === undefined) {
        const device = deviceOf(context);
        const { token, signedIn } = await signInWithProvider({ ctx, input: { person, device, invitation } });
        writeSessionCookie(context, { token, expiresAt: signedIn.expiresAt });
      } else {
        const token = readSessionCookie(context);
        const found = token === undefined ? undefined : await ctx.identity.readSession(token);
        if (found === undefined)
          throw new FacetError("unauthenticated", "Nobody is signed in to be connected.");
        await connectIdentity(ctx, person, found.user.id);
      }
      return `${context.get("front").publicOrigin()}${next}`;
    }),
  );
  return app;
}

function providerOf(context: Context<ApiEnv>) {
  const { oidc } = context.get("front");
  if (oidc === null) throw new FacetError("not_found", "No identity provider is set up.");
  return oidc;
}

/** Where the provider sends the browser: through the dashboard, on whose origin the cookies are. */
function callbackOf(context: Context<ApiEnv>): string {
  return `${context.get("front").publicOrigin()}/api/v1/auth/oidc/callback`;
}

async function orBackToSignIn(context: Context<ApiEnv>, go: () => Promise<string>): Promise<Response> {
  context.header("cache-control", "no-store");
  try {
    return context.redirect(await go(), 303);
  } catch (error) {
    const seen = isIdentityError(error, "IdentityUnavailable")
      ? new FacetError("unavailable", "The identity provider does not answer as it should.", { cause: error })
      : error;
    const { known } = toProblem(seen, { id: context.get("requestId"), path: context.req.path });
    context.get("platform").log.warn("a sign-in through the identity provider failed", {
      code: known.code,
      error: known.cause === undefined ? known.detail : describeError(known.cause),
    });
    const query = new URLSearchParams({ problem: known.code, request: context.get("requestId") });
    return context.redirect(`${context.get("front").publicOrigin()}/sign-in?${query.toString()}`, 303);
  }
}
