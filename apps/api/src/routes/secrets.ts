import { idSchema } from "@facet/contracts/ids";
import { PageQuery, pageOf } from "@facet/contracts/paging/page";
import { Secret, SetSecret } from "@facet/contracts/secrets/secret";
import { listSecrets } from "@facet/services/secrets/list-secrets";
import { removeSecret } from "@facet/services/secrets/remove-secret";
import { setSecret } from "@facet/services/secrets/set-secret";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";

const tag = "Secrets";

export function secretRoutes(app: ApiApp): void {
  bind(app, {
    method: "post",
    path: "/secrets",
    operationId: "setSecret",
    tag,
    summary: "Keep a secret",
    description: "Values are encrypted, and never read back.",
    body: SetSecret,
    answer: Secret,
    status: 201,
    run: ({ ctx, body }) => setSecret({ ctx, input: body }),
  });
  bind(app, {
    method: "get",
    path: "/secrets",
    operationId: "listSecrets",
    tag,
    summary: "List secrets",
    query: PageQuery,
    answer: pageOf(Secret),
    errors: ["invalid_cursor"],
    run: ({ ctx, query }) => listSecrets({ ctx, input: query }),
  });
  bind(app, {
    method: "delete",
    path: "/secrets/{id}",
    operationId: "removeSecret",
    tag,
    summary: "Remove a secret",
    params: idParam(idSchema("secret")),
    run: ({ ctx, params }) => removeSecret({ ctx, input: params }),
  });
}
