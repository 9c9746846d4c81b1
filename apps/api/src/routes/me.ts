import { AccountExport } from "@facet/contracts/accounts/account-export";
import { Me, UpdateMe } from "@facet/contracts/accounts/me";
import { Session } from "@facet/contracts/accounts/session";
import { ChangePassword, SignInLink } from "@facet/contracts/accounts/sign-in";
import { ChangeTotp, TotpState } from "@facet/contracts/accounts/totp";
import { User } from "@facet/contracts/accounts/user";
import { idSchema } from "@facet/contracts/ids";
import { changePassword } from "@facet/services/accounts/change-password";
import { changeTotp } from "@facet/services/accounts/change-totp";
import { createSignInLink } from "@facet/services/accounts/create-sign-in-link";
import { endSession } from "@facet/services/accounts/end-session";
import { endSessions } from "@facet/services/accounts/end-sessions";
import { exportAccount } from "@facet/services/accounts/export-account";
import { getMe } from "@facet/services/accounts/get-me";
import { listSessions } from "@facet/services/accounts/list-sessions";
import { removeAccount } from "@facet/services/accounts/remove-account";
import { updateMe } from "@facet/services/accounts/update-me";
import { z } from "zod";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";
import { callerAddress } from "../http/front.ts";
import { clearSessionCookie } from "../http/session-cookie.ts";

const tag = "Me";

/** The signed-in person's own affairs. But for `getMe`, an API key is refused: it is no person. */
export function meRoutes(app: ApiApp): void {
  bind(app, {
    method: "get",
    path: "/me",
    operationId: "getMe",
    tag,
    summary: "Who calls, where, and with which rights",
    description: "`Facet-Organisation: org_...` chooses one of a person's organisations, on every request.",
    answer: Me,
    run: ({ ctx }) => getMe({ ctx }),
  });
  bind(app, {
    method: "patch",
    path: "/me",
    operationId: "updateMe",
    tag,
    summary: "Change your name or e-mail address",
    body: UpdateMe,
    answer: User,
    errors: ["wrong_credentials", "email_taken"],
    run: ({ ctx, body, context }) => updateMe({ ctx, input: { ...body, address: callerAddress(context) } }),
  });
  bind(app, {
    method: "delete",
    path: "/me",
    operationId: "removeMe",
    tag,
    summary: "Delete your account",
    description:
      "Refused while you are the only owner of an organisation with other members; the detail names it.",
    errors: ["last_owner"],
    run: async ({ ctx, context }) => {
      await removeAccount({ ctx });
      clearSessionCookie(context);
    },
  });
  bind(app, {
    method: "get",
    path: "/me/export",
    operationId: "exportMe",
    tag,
    summary: "Download what is held on you",
    answer: AccountExport,
    run: async ({ ctx, context }) => {
      context.header("content-disposition", 'attachment; filename="facet-account.json"');
      context.header("cache-control", "no-store");
      return exportAccount({ ctx });
    },
  });
  bind(app, {
    method: "post",
    path: "/me/password",
    operationId: "changePassword",
    tag,
    summary: "Change your password",
    description: "Every other session of yours ends.",
    body: ChangePassword,
    replayed: false,
    errors: ["wrong_credentials", "weak_password"],
    run: ({ ctx, body, context }) =>
      changePassword({ ctx, input: { ...body, address: callerAddress(context) } }),
  });
  bind(app, {
    method: "post",
    path: "/me/totp",
    operationId: "changeTotp",
    tag,
    summary: "Set up, confirm or end the code of an authenticator app",
    body: ChangeTotp,
    replayed: false,
    answer: TotpState,
    errors: ["wrong_credentials", "wrong_code", "conflict"],
    run: ({ ctx, body, context }) => changeTotp({ ctx, input: { ...body, address: callerAddress(context) } }),
  });
  bind(app, {
    method: "get",
    path: "/me/sessions",
    operationId: "listMySessions",
    tag,
    summary: "List where you are signed in",
    answer: z.object({ data: z.array(Session) }),
    run: async ({ ctx }) => ({ data: await listSessions({ ctx }) }),
  });
  bind(app, {
    method: "delete",
    path: "/me/sessions",
    operationId: "endMySessions",
    tag,
    summary: "Sign out everywhere",
    query: z.object({
      others: z
        .enum(["true", "false"])
        .default("false")
        .meta({ description: "`true` keeps the session that asks." }),
    }),
    run: async ({ ctx, query, context }) => {
      await endSessions({ ctx, input: { others: query.others === "true" } });
      if (query.others !== "true") clearSessionCookie(context);
    },
  });
  bind(app, {
    method: "delete",
    path: "/me/sessions/{id}",
    operationId: "endMySession",
    tag,
    summary: "End one session",
    params: idParam(idSchema("session")),
    run: ({ ctx, params }) => endSession({ ctx, input: params }),
  });
  bind(app, {
    method: "post",
    path: "/auth/links",
    operationId: "createSignInLink",
    tag: "Accounts",
    summary: "Make a one-time sign-in link for this machine's owner",
    description: "Only with the key of this machine's owner. The link works once, for 15 minutes.",
    answer: SignInLink,
    status: 201,
    run: async ({ ctx, context }) => {
      const { token, expiresAt } = await createSignInLink({ ctx });
      const href = `${context.get("front").publicOrigin()}/link#${token}`;
      return { token, href, expiresAt, secretShownOnce: true as const };
    },
  });
}
