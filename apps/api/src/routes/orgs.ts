import { idSchema } from "@facet/contracts/ids";
import {
  CreateOrganisation,
  Organisation,
  OwnOrganisation,
  UpdateOrganisation,
} from "@facet/contracts/organisations/organisation";
import { foundOrganisation } from "@facet/services/organisations/found-organisation";
import { getOrganisation } from "@facet/services/organisations/get-organisation";
import { listOrganisations } from "@facet/services/organisations/list-organisations";
import { organisationTag } from "@facet/services/organisations/organisation-tag";
import { updateOrganisation } from "@facet/services/organisations/update-organisation";
import { z } from "zod";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";
import { requireIfMatch } from "../http/if-match.ts";

const tag = "Organisations";
const params = idParam(idSchema("organisation"));

export function orgRoutes(app: ApiApp): void {
  bind(app, {
    method: "post",
    path: "/orgs",
    operationId: "createOrganisation",
    tag,
    summary: "Found an organisation",
    description: "You become its owner. An API key cannot.",
    body: CreateOrganisation,
    answer: OwnOrganisation,
    status: 201,
    run: ({ ctx, body }) => foundOrganisation({ ctx, input: body }),
  });
  bind(app, {
    method: "get",
    path: "/orgs",
    operationId: "listOrganisations",
    tag,
    summary: "List your organisations",
    answer: z.object({ data: z.array(OwnOrganisation) }),
    run: async ({ ctx }) => ({ data: await listOrganisations({ ctx }) }),
  });
  bind(app, {
    method: "get",
    path: "/orgs/{id}",
    operationId: "getOrganisation",
    tag,
    summary: "Get an organisation",
    params,
    answer: Organisation,
    etag: organisationTag,
    run: ({ ctx, params }) => getOrganisation({ ctx, input: params }),
  });
  bind(app, {
    method: "patch",
    path: "/orgs/{id}",
    operationId: "updateOrganisation",
    tag,
    summary: "Rename an organisation",
    description: "Send the ETag of the version you edit in `If-Match`.",
    params,
    body: UpdateOrganisation,
    answer: Organisation,
    etag: organisationTag,
    errors: ["if_match_required", "etag_mismatch"],
    run: ({ ctx, params, body, context }) =>
      updateOrganisation({ ctx, input: { id: params.id, tag: requireIfMatch(context), name: body.name } }),
  });
}
