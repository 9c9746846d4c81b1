import type { CanonicalRow, SplitName } from "@facet/contracts/datasets/dataset";
import { readRows } from "@facet/datasets/read-rows";
import { openArtifactFile } from "../artifacts/open-artifact-file.ts";
import type { ServiceContext } from "../context.ts";
import { requireReadyVersion } from "./require-ready-version.ts";

interface Input {
  readonly id: string;
  readonly split: SplitName;
  /** Only rows that hold this text. */
  readonly q?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Canonical rows of one split, by position. */
export async function listDatasetRows({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: Input;
}): Promise<{ data: CanonicalRow[]; total: number }> {
  const version = await requireReadyVersion(ctx, input.id);
  const path = await openArtifactFile(ctx, version.artifactId, `${input.split}.parquet`);
  const { rows, total } = await readRows({ path, search: input.q, offset: input.offset, limit: input.limit });
  return { data: rows, total };
}
