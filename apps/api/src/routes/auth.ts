import {
  AuthStatus,
  ForgotPassword,
  ResetPassword,
  SetUp,
  SignedIn,
  SignIn,
  SignInWithLink,
} from "@facet/contracts/accounts/sign-in";
import { needsSetup } from "@facet/services/accounts/needs-setup";
import type { OpenedSession } from "@facet/services/accounts/open-session";
import { requestPasswordReset } from "@facet/services/accounts/request-password-reset";
import { resetPassword } from "@facet/services/accounts/reset-password";
import { setUp } from "@facet/services/accounts/set-up";
import { signIn } from "@facet/services/accounts/sign-in";
import { signInWithLink } from "@facet/services/accounts/sign-in-with-link";
import { signOut } from "@facet/services/accounts/sign-out";
import type { Context } from "hono";
import type { ApiApp, ApiEnv } from "../http/api-app.ts";
import { bindOpen } from "../http/bind-open.ts";
import { deviceOf } from "../http/device-of.ts";
import {
  clearSessionCookie,
  readSessionCookie,
  requireSafeFront,
  writeSessionCookie,
} from "../http/session-cookie.ts";

const tag = "Accounts";
const cookieAnswer = "The session comes as a cookie that scripts cannot read (`HttpOnly`, `SameSite=Lax`).";

/** What is open to who has no credential. Links carry their tokens in the fragment, which no server sees. */
export function authRoutes(app: ApiApp): void {
  bindOpen(app, {
    method: "get",
    path: "/auth/status",
    operationId: "getAuthStatus",
    tag,
    summary: "Whether set-up is open, how to sign in, and whether you are",
    answer: AuthStatus,
    run: async ({ ctx, context }) => {
      const token = readSessionCookie(context);
      return {
        needsSetup: await needsSetup(ctx),
        methods: ["password" as const, ...(context.get("front").oidc === null ? [] : ["oidc" as const])],
        signedIn: token !== undefined && (await ctx.identity.readSession(token)) !== undefined,
      };
    },
  });
  bindOpen(app, {
    method: "post",
    path: "/auth/setup",
    operationId: "setUp",
    tag,
    summary: "Make the first account with the set-up token",
    description: `The token stands in the terminal and in \`setup.json\` of the platform's folder; it works once. ${cookieAnswer}`,
    body: SetUp,
    answer: SignedIn,
    errors: ["link_invalid", "already_set_up", "weak_password", "email_taken", "insecure_origin"],
    run: async ({ ctx, body, context }) => {
      requireSafeFront(context);
      const opened = await setUp({ ctx, input: { ...body, device: deviceOf(context) } });
      await context.get("front").onSetUp();
      return give(context, opened);
    },
  });
  bindOpen(app, {
    method: "post",
    path: "/auth/sign-in",
    operationId: "signIn",
    tag,
    summary: "Sign in with e-mail and password",
    description: `After five wrong tries the next ones wait: 429 with \`Retry-After\`. ${cookieAnswer}`,
    body: SignIn,
    answer: SignedIn,
    errors: ["wrong_credentials", "code_required", "wrong_code", "insecure_origin"],
    run: async ({ ctx, body, context }) => {
      requireSafeFront(context);
      return give(context, await signIn({ ctx, input: { ...body, device: deviceOf(context) } }));
    },
  });
  bindOpen(app, {
    method: "post",
    path: "/auth/sign-in-link",
    operationId: "signInWithLink",
    tag,
    summary: "Sign in with a one-time link",
    description: `The link of \`facet up\`, or of \`POST /v1/auth/links\`. ${cookieAnswer}`,
    body: SignInWithLink,
    answer: SignedIn,
    errors: ["link_invalid", "insecure_origin"],
    run: async ({ ctx, body, context }) => {
      requireSafeFront(context);
      return give(context, await signInWithLink({ ctx, input: { ...body, device: deviceOf(context) } }));
    },
  });
  bindOpen(app, {
    method: "post",
    path: "/auth/sign-out",
    operationId: "signOut",
    tag,
    summary: "End this session",
    description: "Also right when it has ended already.",
    run: async ({ ctx, context }) => {
      const token = readSessionCookie(context);
      if (token !== undefined) await signOut({ ctx, input: { token } });
      clearSessionCookie(context);
    },
  });
  bindOpen(app, {
    method: "post",
    path: "/auth/password/forgot",
    operationId: "requestPasswordReset",
    tag,
    summary: "Ask for a link that sets a new password",
    description:
      "The answer is the same whether or not anyone has the address. Without mail the operator finds the link in the API's log.",
    body: ForgotPassword,
    run: async ({ ctx, body, context }) => {
      const origin = context.get("front").publicOrigin();
      await requestPasswordReset({
        ctx,
        input: {
          email: body.email,
          address: deviceOf(context).address,
          linkTo: (token) => `${origin}/reset#${token}`,
        },
      });
    },
  });
  bindOpen(app, {
    method: "post",
    path: "/auth/password/reset",
    operationId: "resetPassword",
    tag,
    summary: "Set a new password with a link",
    description: "Every session of the account ends. Sign in next.",
    body: ResetPassword,
    errors: ["link_invalid", "weak_password"],
    run: ({ ctx, body }) => resetPassword({ ctx, input: body }),
  });
}

function give(context: Context<ApiEnv>, { token, signedIn }: OpenedSession) {
  writeSessionCookie(context, { token, expiresAt: signedIn.expiresAt });
  return signedIn;
}
