import {
  CanonicalRow,
  CreateDataset,
  CreateDatasetVersion,
  Dataset,
  DatasetDetail,
  DatasetPreview,
  DatasetVersion,
  DatasetVersionDetail,
  DatasetVersionDifference,
  PreviewDataset,
  RefusedRow,
  SplitName,
  UpdateDataset,
} from "@facet/contracts/datasets/dataset";
import { DatasetStatistics } from "@facet/contracts/datasets/dataset-statistics";
import { idSchema } from "@facet/contracts/ids";
import { PageQuery, pageOf } from "@facet/contracts/paging/page";
import { compareVersions } from "@facet/services/datasets/compare-versions";
import { createDataset } from "@facet/services/datasets/create-dataset";
import { createDatasetVersion } from "@facet/services/datasets/create-dataset-version";
import { datasetTag } from "@facet/services/datasets/dataset-tag";
import { getDataset } from "@facet/services/datasets/get-dataset";
import { getDatasetVersion } from "@facet/services/datasets/get-dataset-version";
import { getStatistics } from "@facet/services/datasets/get-statistics";
import { listDatasetRows } from "@facet/services/datasets/list-dataset-rows";
import { listDatasetVersions } from "@facet/services/datasets/list-dataset-versions";
import { listDatasets } from "@facet/services/datasets/list-datasets";
import { listRefusedRows } from "@facet/services/datasets/list-refused-rows";
import { previewDataset } from "@facet/services/datasets/preview-dataset";
import { removeDataset } from "@facet/services/datasets/remove-dataset";
import { removeDatasetVersion } from "@facet/services/datasets/remove-dataset-version";
import { updateDataset } from "@facet/services/datasets/update-dataset";
import { z } from "zod";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";
import { requireIfMatch } from "../http/if-match.ts";
import { InProject, RowRange, rowsOf, Search } from "../http/queries.ts";

const tag = "Data sets";
const params = idParam(idSchema("dataset"));
const version = idParam(idSchema("datasetVersion"));

export function datasetRoutes(app: ApiApp): void {
  bind(app, {
    method: "post",
    path: "/datasets/preview",
    operationId: "previewDataset",
    tag,
    summary: "See what a file would become",
    description: "Detection and first rows, from the first part on: before the upload has ended.",
    body: PreviewDataset,
    answer: DatasetPreview,
    errors: ["upload_incomplete", "empty_file", "not_found"],
    run: ({ ctx, body }) => previewDataset({ ctx, input: body }),
  });
  bind(app, {
    method: "post",
    path: "/datasets",
    operationId: "createDataset",
    tag,
    summary: "Create a data set from an upload",
    description: "Answers at once; `latestVersion.jobId` is the job that imports it.",
    body: CreateDataset,
    answer: Dataset,
    status: 202,
    errors: ["upload_incomplete", "not_found"],
    run: ({ ctx, body }) => createDataset({ ctx, input: body }),
  });
  bind(app, {
    method: "get",
    path: "/datasets",
    operationId: "listDatasets",
    tag,
    summary: "List data sets of a project",
    query: PageQuery.extend({
      ...InProject,
      q: Search,
      state: DatasetVersion.shape.state.optional().meta({ description: "Of `latestVersion`." }),
    }),
    answer: pageOf(Dataset),
    errors: ["invalid_cursor"],
    run: ({ ctx, query }) => listDatasets({ ctx, input: query }),
  });
  bind(app, {
    method: "get",
    path: "/datasets/{id}",
    operationId: "getDataset",
    tag,
    summary: "Get a data set, and what rests on it",
    params,
    answer: DatasetDetail,
    etag: datasetTag,
    run: ({ ctx, params }) => getDataset({ ctx, input: params }),
  });
  bind(app, {
    method: "patch",
    path: "/datasets/{id}",
    operationId: "updateDataset",
    tag,
    summary: "Rename a data set",
    description: "Send the ETag of the version you edit in `If-Match`.",
    params,
    body: UpdateDataset,
    answer: Dataset,
    errors: ["if_match_required", "etag_mismatch"],
    etag: datasetTag,
    run: ({ ctx, params, body, context }) =>
      updateDataset({ ctx, input: { id: params.id, tag: requireIfMatch(context), changes: body } }),
  });
  bind(app, {
    method: "delete",
    path: "/datasets/{id}",
    operationId: "removeDataset",
    tag,
    summary: "Remove a data set",
    description: "Refused while a fine-tune rests on it.",
    params,
    errors: ["in_use"],
    run: ({ ctx, params }) => removeDataset({ ctx, input: params }),
  });
  bind(app, {
    method: "post",
    path: "/datasets/{id}/versions",
    operationId: "createDatasetVersion",
    tag,
    summary: "Add a version from another upload",
    description:
      "Answers at once; `jobId` is the job that imports it. Until it is ready the data set stays at the version before, and what rests on that one is not touched.",
    params,
    body: CreateDatasetVersion,
    answer: DatasetVersion,
    status: 202,
    errors: ["upload_incomplete", "conflict"],
    run: ({ ctx, params, body }) => createDatasetVersion({ ctx, input: { ...params, ...body } }),
  });
  bind(app, {
    method: "get",
    path: "/datasets/{id}/versions",
    operationId: "listDatasetVersions",
    tag,
    summary: "Versions of a data set, newest first",
    params,
    query: PageQuery,
    answer: pageOf(DatasetVersion),
    errors: ["invalid_cursor"],
    run: ({ ctx, params, query }) => listDatasetVersions({ ctx, input: { ...params, ...query } }),
  });
  bind(app, {
    method: "get",
    path: "/dataset-versions/{id}",
    operationId: "getDatasetVersion",
    tag,
    summary: "Get one version, with its data set's name",
    params: version,
    answer: DatasetVersionDetail,
    run: ({ ctx, params }) => getDatasetVersion({ ctx, input: params }),
  });
  bind(app, {
    method: "get",
    path: "/dataset-versions/{id}/difference",
    operationId: "compareDatasetVersion",
    tag,
    summary: "How many rows differ from the version before",
    params: version,
    answer: DatasetVersionDifference,
    errors: ["conflict"],
    run: ({ ctx, params }) => compareVersions({ ctx, input: params }),
  });
  bind(app, {
    method: "delete",
    path: "/dataset-versions/{id}",
    operationId: "removeDatasetVersion",
    tag,
    summary: "Remove one of several versions",
    description: "Refused while a fine-tune rests on it, and for the only version.",
    params: version,
    errors: ["in_use", "conflict"],
    run: ({ ctx, params }) => removeDatasetVersion({ ctx, input: params }),
  });
  bind(app, {
    method: "get",
    path: "/dataset-versions/{id}/rows",
    operationId: "listDatasetRows",
    tag,
    summary: "Rows of a version",
    params: version,
    query: RowRange.extend({
      split: SplitName.default("train"),
      q: z.string().max(1000).optional().meta({ description: "Only rows that hold this text, in any case." }),
    }),
    answer: rowsOf(CanonicalRow),
    errors: ["conflict", "damaged_file"],
    run: ({ ctx, params, query }) => listDatasetRows({ ctx, input: { ...params, ...query } }),
  });
  bind(app, {
    method: "get",
    path: "/dataset-versions/{id}/refused",
    operationId: "listRefusedRows",
    tag,
    summary: "Rows that were refused, each with its reason and fix",
    params: version,
    query: RowRange.extend({
      code: z.string().max(100).optional().meta({ description: "Only rows refused for this reason." }),
    }),
    answer: rowsOf(RefusedRow),
    errors: ["conflict", "damaged_file"],
    run: ({ ctx, params, query }) => listRefusedRows({ ctx, input: { ...params, ...query } }),
  });
  bind(app, {
    method: "get",
    path: "/dataset-versions/{id}/statistics",
    operationId: "getDatasetStatistics",
    tag,
    summary: "A version in figures: roles, lengths, questions, empty answers",
    description: "Counted on first asking, which takes seconds for a million rows, and kept.",
    params: version,
    answer: DatasetStatistics,
    errors: ["conflict", "damaged_file"],
    run: ({ ctx, params }) => getStatistics({ ctx, input: params }),
  });
}
