import { OneTimeToken } from "@facet/contracts/accounts/sign-in";
import { idSchema } from "@facet/contracts/ids";
import { AcceptInvitation, OfferedInvitation } from "@facet/contracts/organisations/invitation";
import { acceptInvitation } from "@facet/services/members/accept-invitation";
import { getOfferedInvitation } from "@facet/services/members/get-offered-invitation";
import { z } from "zod";
import type { ApiApp } from "../http/api-app.ts";
import { bindOpen } from "../http/bind-open.ts";
import { deviceOf } from "../http/device-of.ts";
import { refuseCrossOrigin } from "../http/refuse-cross-origin.ts";
import { readSessionCookie, requireSafeFront, writeSessionCookie } from "../http/session-cookie.ts";

const tag = "Invitations";
const params = z.object({ token: OneTimeToken });

/** For who holds an invitation's link, signed in or not. */
export function invitationRoutes(app: ApiApp): void {
  bindOpen(app, {
    method: "get",
    path: "/invitations/{token}",
    operationId: "getInvitation",
    tag,
    summary: "See what a link invites to",
    params,
    answer: OfferedInvitation,
    errors: ["link_invalid"],
    run: ({ ctx, params }) => getOfferedInvitation({ ctx, input: params }),
  });
  bindOpen(app, {
    method: "post",
    path: "/invitations/{token}/accept",
    operationId: "acceptInvitation",
    tag,
    summary: "Join an organisation",
    description:
      "Signed in: as that person, whose address must be the invited one. Otherwise name and password make the account, and the session comes as a cookie.",
    params,
    body: AcceptInvitation,
    answer: z.object({ orgId: idSchema("organisation") }),
    errors: ["link_invalid", "email_taken", "weak_password", "insecure_origin"],
    run: async ({ ctx, params, body, context }) => {
      const token = readSessionCookie(context);
      if (token !== undefined) refuseCrossOrigin(context, { cookie: true });
      const found = token === undefined ? undefined : await ctx.identity.readSession(token);
      if (found === undefined) requireSafeFront(context);
      const { orgId, opened } = await acceptInvitation({
        ctx,
        input: {
          token: params.token,
          user: found?.user,
          name: body.name,
          password: body.password,
          device: deviceOf(context),
        },
      });
      if (opened !== undefined)
        writeSessionCookie(context, { token: opened.token, expiresAt: opened.signedIn.expiresAt });
      return { orgId };
    },
  });
}
