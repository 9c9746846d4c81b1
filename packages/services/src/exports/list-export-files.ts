import type { LinkedFile } from "@facet/contracts/artifacts/artifact";
import type { ManifestSignature } from "@facet/contracts/artifacts/manifest";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { artifacts } from "../data/collections/artifacts.ts";
import { getExport } from "./get-export.ts";

interface ExportFolder {
  artifactId: string;
  folder: string;
  manifest: string;
  signature: ManifestSignature;
  files: LinkedFile[];
}

/** Every folder of an export: its files with links, and the signed manifest that belongs beside them. */
export async function listExportFiles({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<ExportFolder[]> {
  const row = await getExport({ ctx, input });
  if (row.state !== "ready")
    throw new FacetError("conflict", `The export is ${row.state}.`, { fix: "Wait for its job to end." });
  const documents = ownDocuments(ctx);
  return Promise.all(
    row.exported.map(async ({ artifactId }) => {
      const stored = (await documents.get(artifacts, artifactId))?.data;
      if (stored === undefined)
        throw new FacetError("not_found", "The files of this export have been removed.");
      const { files, keys, folder, manifest, signature } = stored;
      const linked = files.map(async (file, index) => {
        const { href, expiresAt } = await ctx.blobs.linkToRead(keys[index] ?? "", {
          expiresInMs: ctx.timings.linkMs,
          filename: file.path.split("/").at(-1) ?? file.path,
        });
        return { ...file, href, expiresAt };
      });
      return { artifactId, folder, manifest, signature, files: await Promise.all(linked) };
    }),
  );
}
