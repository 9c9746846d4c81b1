import { idSchema } from "@facet/contracts/ids";
import { ApiKey, CreateApiKey, CreatedApiKey, RotateApiKey } from "@facet/contracts/keys/api-key";
import { PageQuery, pageOf } from "@facet/contracts/paging/page";
import { createApiKey } from "@facet/services/keys/create-api-key";
import { listApiKeys } from "@facet/services/keys/list-api-keys";
import { revokeApiKey } from "@facet/services/keys/revoke-api-key";
import { rotateApiKey } from "@facet/services/keys/rotate-api-key";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";

const tag = "API keys";

export function keyRoutes(app: ApiApp): void {
  bind(app, {
    method: "post",
    path: "/keys",
    operationId: "createApiKey",
    tag,
    summary: "Create an API key",
    description: "The key is shown in this answer and never again.",
    body: CreateApiKey,
    answer: CreatedApiKey,
    status: 201,
    run: ({ ctx, body }) => createApiKey({ ctx, input: body }),
  });
  bind(app, {
    method: "get",
    path: "/keys",
    operationId: "listApiKeys",
    tag,
    summary: "List API keys",
    query: PageQuery,
    answer: pageOf(ApiKey),
    errors: ["invalid_cursor"],
    run: ({ ctx, query }) => listApiKeys({ ctx, input: query }),
  });
  bind(app, {
    method: "post",
    path: "/keys/{id}/revoke",
    operationId: "revokeApiKey",
    tag,
    summary: "Revoke an API key",
    params: idParam(idSchema("apiKey")),
    answer: ApiKey,
    run: ({ ctx, params }) => revokeApiKey({ ctx, input: params }),
  });
  bind(app, {
    method: "post",
    path: "/keys/{id}/rotate",
    operationId: "rotateApiKey",
    tag,
    summary: "Replace an API key by a new one",
    description: "Same name, scopes and end. The new key is shown in this answer and never again.",
    params: idParam(idSchema("apiKey")),
    body: RotateApiKey,
    answer: CreatedApiKey,
    status: 201,
    errors: ["conflict"],
    run: ({ ctx, params, body }) => rotateApiKey({ ctx, input: { ...params, ...body } }),
  });
}
