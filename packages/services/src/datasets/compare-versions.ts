import type { DatasetVersionDifference } from "@facet/contracts/datasets/dataset";
import { SplitName } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { compareRows } from "@facet/datasets/compare-rows";
import { openArtifactFile } from "../artifacts/open-artifact-file.ts";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { datasetVersions } from "../data/collections/dataset-versions.ts";
import { mostVersions } from "./most-versions.ts";
import { requireReadyVersion } from "./require-ready-version.ts";

/** What a version has that the ready one before it had not, and the other way round. */
export async function compareVersions({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<DatasetVersionDifference> {
  const version = await requireReadyVersion(ctx, input.id);
  const all = await ownDocuments(ctx).query(datasetVersions, "byDataset", {
    equals: { datasetId: version.datasetId },
    limit: mostVersions,
  });
  const earlier = all.find(({ data }) => data.number < version.number && data.state === "ready");
  if (earlier === undefined)
    throw new FacetError("conflict", `Version ${version.number} is the first one.`, {
      fix: "Ask for the difference of a later version.",
    });
  const before = await requireReadyVersion(ctx, earlier.id);
  const [beforeFiles, afterFiles] = [await filesOf(ctx, before), await filesOf(ctx, version)];
  return { from: before.number, ...(await compareRows({ before: beforeFiles, after: afterFiles })) };
}

async function filesOf(ctx: ServiceContext, { artifactId }: { artifactId: string }): Promise<string[]> {
  const files: string[] = [];
  for (const split of SplitName.options)
    files.push(await openArtifactFile(ctx, artifactId, `${split}.parquet`));
  return files;
}
