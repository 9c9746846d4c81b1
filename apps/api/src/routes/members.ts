import { idSchema } from "@facet/contracts/ids";
import { CreatedInvitation, CreateInvitation, Invitation } from "@facet/contracts/organisations/invitation";
import { ChangeMember, Member } from "@facet/contracts/organisations/member";
import { PageQuery, pageOf } from "@facet/contracts/paging/page";
import { changeMember } from "@facet/services/members/change-member";
import { createInvitation } from "@facet/services/members/create-invitation";
import { listInvitations } from "@facet/services/members/list-invitations";
import { listMembers } from "@facet/services/members/list-members";
import { removeMember } from "@facet/services/members/remove-member";
import { revokeInvitation } from "@facet/services/members/revoke-invitation";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";

const tag = "Members";
const ofOrganisation = idParam(idSchema("organisation"));
const oneMember = ofOrganisation.extend({ userId: idSchema("user") });
const oneInvitation = ofOrganisation.extend({ invitationId: idSchema("invitation") });

/** Who belongs to an organisation, and who is asked to. */
export function memberRoutes(app: ApiApp): void {
  bind(app, {
    method: "get",
    path: "/orgs/{id}/members",
    operationId: "listMembers",
    tag,
    summary: "List members",
    params: ofOrganisation,
    query: PageQuery,
    answer: pageOf(Member),
    errors: ["invalid_cursor"],
    run: ({ ctx, params, query }) => listMembers({ ctx, input: { ...query, orgId: params.id } }),
  });
  bind(app, {
    method: "patch",
    path: "/orgs/{id}/members/{userId}",
    operationId: "changeMember",
    tag,
    summary: "Give a member another role",
    description:
      "It holds from the member's next request on. Only owners make owners; the last owner stays one.",
    params: oneMember,
    body: ChangeMember,
    answer: Member,
    errors: ["last_owner"],
    run: ({ ctx, params, body }) =>
      changeMember({ ctx, input: { orgId: params.id, userId: params.userId, role: body.role } }),
  });
  bind(app, {
    method: "delete",
    path: "/orgs/{id}/members/{userId}",
    operationId: "removeMember",
    tag,
    summary: "Remove a member, or leave",
    description: "Access ends at once, and with it the keys that the member made here.",
    params: oneMember,
    errors: ["last_owner"],
    run: ({ ctx, params }) => removeMember({ ctx, input: { orgId: params.id, userId: params.userId } }),
  });
  bind(app, {
    method: "get",
    path: "/orgs/{id}/invitations",
    operationId: "listInvitations",
    tag,
    summary: "List invitations",
    params: ofOrganisation,
    query: PageQuery,
    answer: pageOf(Invitation),
    errors: ["invalid_cursor"],
    run: ({ ctx, params, query }) => listInvitations({ ctx, input: { ...query, orgId: params.id } }),
  });
  bind(app, {
    method: "post",
    path: "/orgs/{id}/invitations",
    operationId: "createInvitation",
    tag,
    summary: "Invite someone",
    description:
      "The link is in this answer and never again: hand it over. It works once, for 7 days, for that address alone.",
    params: ofOrganisation,
    body: CreateInvitation,
    answer: CreatedInvitation,
    status: 201,
    errors: ["conflict"],
    run: ({ ctx, params, body, context }) => {
      const origin = context.get("front").publicOrigin();
      const linkTo = (token: string) => `${origin}/invite#${token}`;
      return createInvitation({ ctx, input: { ...body, orgId: params.id, linkTo } });
    },
  });
  bind(app, {
    method: "delete",
    path: "/orgs/{id}/invitations/{invitationId}",
    operationId: "revokeInvitation",
    tag,
    summary: "End an invitation's link",
    params: oneInvitation,
    errors: ["conflict"],
    run: ({ ctx, params }) =>
      revokeInvitation({ ctx, input: { orgId: params.id, invitationId: params.invitationId } }),
  });
}
