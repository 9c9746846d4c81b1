import { CreateFineTune, FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { idSchema } from "@facet/contracts/ids";
import { PageQuery, pageOf } from "@facet/contracts/paging/page";
import { cancelFineTune } from "@facet/services/fine-tunes/cancel-fine-tune";
import { createFineTune } from "@facet/services/fine-tunes/create-fine-tune";
import { getFineTune } from "@facet/services/fine-tunes/get-fine-tune";
import { listFineTunes } from "@facet/services/fine-tunes/list-fine-tunes";
import { removeFineTune } from "@facet/services/fine-tunes/remove-fine-tune";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";
import { InProject } from "../http/queries.ts";

const tag = "Fine-tunes";
const params = idParam(idSchema("fineTune"));

export function fineTuneRoutes(app: ApiApp): void {
  bind(app, {
    method: "post",
    path: "/fine-tunes",
    operationId: "createFineTune",
    tag,
    summary: "Start a fine-tune",
    description:
      "Creates its jobs: prepare, train, then evaluate and export. Follow them at /v1/jobs/{id}/events.",
    body: CreateFineTune,
    answer: FineTune,
    status: 202,
    errors: ["not_found", "conflict", "unknown_knob", "knob_conflict"],
    run: ({ ctx, body }) => createFineTune({ ctx, input: body }),
  });
  bind(app, {
    method: "get",
    path: "/fine-tunes",
    operationId: "listFineTunes",
    tag,
    summary: "List fine-tunes of a project",
    query: PageQuery.extend(InProject),
    answer: pageOf(FineTune),
    errors: ["invalid_cursor"],
    run: ({ ctx, query }) => listFineTunes({ ctx, input: query }),
  });
  bind(app, {
    method: "get",
    path: "/fine-tunes/{id}",
    operationId: "getFineTune",
    tag,
    summary: "Get a fine-tune",
    params,
    answer: FineTune,
    run: ({ ctx, params }) => getFineTune({ ctx, input: params }),
  });
  bind(app, {
    method: "post",
    path: "/fine-tunes/{id}/cancel",
    operationId: "cancelFineTune",
    tag,
    summary: "Cancel what is left of a fine-tune",
    params,
    answer: FineTune,
    status: 202,
    errors: ["already_finished"],
    run: ({ ctx, params }) => cancelFineTune({ ctx, input: params }),
  });
  bind(app, {
    method: "delete",
    path: "/fine-tunes/{id}",
    operationId: "removeFineTune",
    tag,
    summary: "Remove a fine-tune with its model, evaluation and export",
    description: "Refused while one of its jobs is active.",
    params,
    errors: ["in_use"],
    run: ({ ctx, params }) => removeFineTune({ ctx, input: params }),
  });
}
