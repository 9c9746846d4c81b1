import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SplitName } from "@facet/contracts/datasets/dataset";
import { DatasetStatistics } from "@facet/contracts/datasets/dataset-statistics";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { describeRows } from "@facet/datasets/describe-rows";
import { openArtifactFile } from "../artifacts/open-artifact-file.ts";
import type { ServiceContext } from "../context.ts";
import { requireReadyVersion } from "./require-ready-version.ts";

/** Raised when what is counted changes, so that no old figures are shown. */
const counting = 1;

/** What is in a version, in figures. A version never changes: its rows are counted once and the result is kept aside. */
export async function getStatistics({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<DatasetStatistics> {
  const version = await requireReadyVersion(ctx, input.id);
  const { id, artifactId, type, counts, refusedByCode } = version;
  if (counts === null) throw new FacetError("conflict", "The data set version has no counts.");
  const kept = join(ctx.scratchFolder, `${artifactId}.statistics-${counting}.json`);
  const known = DatasetStatistics.shape.splits.safeParse(await readJson(kept));
  const splits = known.success ? known.data : await count(ctx, artifactId);
  if (!known.success) await keep(ctx.scratchFolder, kept, splits);
  return { datasetVersionId: id, type, counts, refusedByCode: refusedByCode ?? {}, splits };
}

async function count(ctx: ServiceContext, artifactId: string): Promise<DatasetStatistics["splits"]> {
  const describe = async (split: SplitName) =>
    describeRows({ path: await openArtifactFile(ctx, artifactId, `${split}.parquet`) });
  // One after the other: each may take most of the memory that reading is given.
  return {
    train: await describe("train"),
    validation: await describe("validation"),
    test: await describe("test"),
  };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return undefined;
  }
}

async function keep(folder: string, file: string, splits: DatasetStatistics["splits"]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const aside = `${file}.${crypto.randomUUID()}.partial`;
  try {
    await writeFile(aside, JSON.stringify(splits));
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
}
