import { LinkedFile } from "@facet/contracts/artifacts/artifact";
import { ManifestSignature } from "@facet/contracts/artifacts/manifest";
import { Export } from "@facet/contracts/exports/export";
import { idSchema } from "@facet/contracts/ids";
import { PageQuery, pageOf } from "@facet/contracts/paging/page";
import { getExport } from "@facet/services/exports/get-export";
import { listExportFiles } from "@facet/services/exports/list-export-files";
import { listExports } from "@facet/services/exports/list-exports";
import { removeExport } from "@facet/services/exports/remove-export";
import { z } from "zod";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";
import { InProject, MadeFrom, Search } from "../http/queries.ts";

const tag = "Exports";
const params = idParam(idSchema("export"));

export const ExportFolder = z
  .object({
    artifactId: idSchema("artifact"),
    folder: z.string().meta({ description: "`merged`, `gguf-f16`, `gguf-q8_0`." }),
    manifest: z.string().meta({ description: "The manifest's exact text: what was hashed and signed." }),
    signature: ManifestSignature,
    files: z.array(LinkedFile),
  })
  .meta({ id: "ExportFolder" });

export function exportRoutes(app: ApiApp): void {
  bind(app, {
    method: "get",
    path: "/exports",
    operationId: "listExports",
    tag,
    summary: "List exports of a project",
    query: PageQuery.extend({
      ...InProject,
      ...MadeFrom,
      q: Search,
      state: Export.shape.state.optional(),
      fineTuneId: idSchema("fineTune").optional(),
    }),
    answer: pageOf(Export),
    errors: ["invalid_cursor"],
    run: ({ ctx, query }) => listExports({ ctx, input: query }),
  });
  bind(app, {
    method: "get",
    path: "/exports/{id}",
    operationId: "getExport",
    tag,
    summary: "Get an export and its parity certificate",
    params,
    answer: Export,
    run: ({ ctx, params }) => getExport({ ctx, input: params }),
  });
  bind(app, {
    method: "get",
    path: "/exports/{id}/files",
    operationId: "listExportFiles",
    tag,
    summary: "Files of an export, with links that read them",
    description: "Links serve byte ranges, so that a download can be resumed.",
    params,
    answer: z.object({ data: z.array(ExportFolder) }),
    errors: ["conflict"],
    run: async ({ ctx, params }) => ({ data: await listExportFiles({ ctx, input: params }) }),
  });
  bind(app, {
    method: "delete",
    path: "/exports/{id}",
    operationId: "removeExport",
    tag,
    summary: "Remove an export",
    description: "Its files. The model stays. Refused while it is being made.",
    params,
    errors: ["in_use"],
    run: ({ ctx, params }) => removeExport({ ctx, input: params }),
  });
}
