import {
  CreateFineTune,
  FineTune,
  FineTuneState,
  UpdateFineTune,
} from "@facet/contracts/fine-tunes/fine-tune";
import { FineTunePlan } from "@facet/contracts/fine-tunes/fine-tune-plan";
import { idSchema } from "@facet/contracts/ids";
import { PageQuery, pageOf } from "@facet/contracts/paging/page";
import { cancelFineTune } from "@facet/services/fine-tunes/cancel-fine-tune";
import { createFineTune } from "@facet/services/fine-tunes/create-fine-tune";
import { fineTuneTag } from "@facet/services/fine-tunes/fine-tune-tag";
import { getFineTune } from "@facet/services/fine-tunes/get-fine-tune";
import { listFineTunes } from "@facet/services/fine-tunes/list-fine-tunes";
import { pauseFineTune } from "@facet/services/fine-tunes/pause-fine-tune";
import { planFineTune } from "@facet/services/fine-tunes/plan-fine-tune";
import { removeFineTune } from "@facet/services/fine-tunes/remove-fine-tune";
import { resumeFineTune } from "@facet/services/fine-tunes/resume-fine-tune";
import { retryFineTune } from "@facet/services/fine-tunes/retry-fine-tune";
import { updateFineTune } from "@facet/services/fine-tunes/update-fine-tune";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";
import { requireIfMatch } from "../http/if-match.ts";
import { InProject, MadeFrom, Search } from "../http/queries.ts";

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
    method: "post",
    path: "/fine-tunes/plan",
    operationId: "planFineTune",
    tag,
    summary: "See what a fine-tune would be, without starting it",
    description:
      "The same body as for starting one. Every knob resolved, what differs from the defaults, what speaks against it, and the same as YAML. Nothing is stored.",
    body: CreateFineTune,
    answer: FineTunePlan,
    errors: ["not_found", "conflict", "unknown_knob"],
    run: ({ ctx, body }) => planFineTune({ ctx, input: body }),
  });
  bind(app, {
    method: "get",
    path: "/fine-tunes",
    operationId: "listFineTunes",
    tag,
    summary: "List fine-tunes of a project",
    query: PageQuery.extend({ ...InProject, ...MadeFrom, q: Search, state: FineTuneState.optional() }),
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
    etag: fineTuneTag,
    run: ({ ctx, params }) => getFineTune({ ctx, input: params }),
  });
  bind(app, {
    method: "patch",
    path: "/fine-tunes/{id}",
    operationId: "updateFineTune",
    tag,
    summary: "Rename a fine-tune, or move its open jobs in line",
    description:
      "Send the ETag of the version you edit in `If-Match`. A model that it has made keeps its own name.",
    params,
    body: UpdateFineTune,
    answer: FineTune,
    errors: ["if_match_required", "etag_mismatch"],
    etag: fineTuneTag,
    run: ({ ctx, params, body, context }) =>
      updateFineTune({ ctx, input: { id: params.id, tag: requireIfMatch(context), changes: body } }),
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
    method: "post",
    path: "/fine-tunes/{id}/pause",
    operationId: "pauseFineTune",
    tag,
    summary: "Pause the training of a fine-tune",
    description:
      "It commits a checkpoint first and gives its runner back. What comes after it waits with it.",
    params,
    answer: FineTune,
    status: 202,
    errors: ["conflict", "already_finished"],
    run: ({ ctx, params }) => pauseFineTune({ ctx, input: params }),
  });
  bind(app, {
    method: "post",
    path: "/fine-tunes/{id}/resume",
    operationId: "resumeFineTune",
    tag,
    summary: "Let a paused fine-tune go on",
    params,
    answer: FineTune,
    status: 202,
    errors: ["conflict", "already_finished"],
    run: ({ ctx, params }) => resumeFineTune({ ctx, input: params }),
  });
  bind(app, {
    method: "post",
    path: "/fine-tunes/{id}/retry",
    operationId: "retryFineTune",
    tag,
    summary: "Do again what of a fine-tune has failed or was cancelled",
    description:
      "New jobs for those that ended without success; what has succeeded stays. A training goes on from its newest checkpoint that is whole.",
    params,
    answer: FineTune,
    status: 202,
    errors: ["conflict", "already_finished"],
    run: ({ ctx, params }) => retryFineTune({ ctx, input: params }),
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
