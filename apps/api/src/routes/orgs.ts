import { idSchema } from "@facet/contracts/ids";
import { Organisation } from "@facet/contracts/organisations/organisation";
import { getOrganisation } from "@facet/services/organisations/get-organisation";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";

export function orgRoutes(app: ApiApp): void {
  bind(app, {
    method: "get",
    path: "/orgs/{id}",
    operationId: "getOrganisation",
    tag: "Organisations",
    summary: "Get an organisation",
    params: idParam(idSchema("organisation")),
    answer: Organisation,
    run: ({ ctx, params }) => getOrganisation({ ctx, input: params }),
  });
}
