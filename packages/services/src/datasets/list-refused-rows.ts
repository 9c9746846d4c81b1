import type { RefusedRow } from "@facet/contracts/datasets/dataset";
import { readRefused } from "@facet/datasets/read-refused";
import { openArtifactFile } from "../artifacts/open-artifact-file.ts";
import type { ServiceContext } from "../context.ts";
import { requireReadyVersion } from "./require-ready-version.ts";

/** Every row that was refused: where it stands, why, and what would mend it. */
export async function listRefusedRows({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; code?: string | undefined; offset: number; limit: number };
}): Promise<{ data: RefusedRow[]; total: number }> {
  const version = await requireReadyVersion(ctx, input.id);
  const path = await openArtifactFile(ctx, version.artifactId, "refused.parquet");
  const { rows, total } = await readRefused({
    path,
    code: input.code ?? null,
    offset: input.offset,
    limit: input.limit,
  });
  return { data: rows, total };
}
