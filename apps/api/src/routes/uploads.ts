import { idSchema } from "@facet/contracts/ids";
import { queryNumber } from "@facet/contracts/paging/query-number";
import { CompleteUpload, CreateUpload, Upload, UploadPartLink } from "@facet/contracts/uploads/upload";
import { completeUpload } from "@facet/services/uploads/complete-upload";
import { createUpload } from "@facet/services/uploads/create-upload";
import { getUpload } from "@facet/services/uploads/get-upload";
import { linkUploadPart } from "@facet/services/uploads/link-upload-part";
import { removeUpload } from "@facet/services/uploads/remove-upload";
import { z } from "zod";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";

const tag = "Uploads";
const params = idParam(idSchema("upload"));

export function uploadRoutes(app: ApiApp): void {
  bind(app, {
    method: "post",
    path: "/uploads",
    operationId: "createUpload",
    tag,
    summary: "Begin an upload",
    description: "Then link and send each part, in any order, and complete it. Resumable for 24 hours.",
    body: CreateUpload,
    answer: Upload,
    status: 201,
    run: ({ ctx, body }) => createUpload({ ctx, input: body }),
  });
  bind(app, {
    method: "get",
    path: "/uploads/{id}",
    operationId: "getUpload",
    tag,
    summary: "Get an upload and the parts that have arrived",
    params,
    answer: Upload,
    run: ({ ctx, params }) => getUpload({ ctx, input: params }),
  });
  bind(app, {
    method: "post",
    path: "/uploads/{id}/parts/{number}",
    operationId: "linkUploadPart",
    tag,
    summary: "Get the link that takes one part",
    params: params.extend({
      number: queryNumber(z.int().min(1).max(10_000).meta({ description: "1 for the first part." })),
    }),
    answer: UploadPartLink,
    errors: ["conflict"],
    run: ({ ctx, params }) => linkUploadPart({ ctx, input: params }),
  });
  bind(app, {
    method: "post",
    path: "/uploads/{id}/complete",
    operationId: "completeUpload",
    tag,
    summary: "Complete an upload",
    description: "Joins the parts and checks them against the checksum of the whole.",
    params,
    body: CompleteUpload,
    answer: Upload,
    errors: ["upload_incomplete", "checksum_mismatch", "conflict"],
    run: ({ ctx, params, body }) => completeUpload({ ctx, input: { ...params, ...body } }),
  });
  bind(app, {
    method: "delete",
    path: "/uploads/{id}",
    operationId: "removeUpload",
    tag,
    summary: "Give an upload up",
    description: "What was imported from it stays. Refused while an import reads it.",
    params,
    errors: ["in_use"],
    run: ({ ctx, params }) => removeUpload({ ctx, input: params }),
  });
}
