import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename, dirname } from "node:path";
import type { Recipe } from "@facet/recipes/recipe";
import type { Dataset } from "@facet/sdk/generated/types.gen";
import { listAll } from "@facet/sdk/list-all";
import type { InProject } from "../connection/in-project.ts";
import { addDataset } from "../datasets/add-dataset.ts";
import { findDataset } from "../datasets/find-dataset.ts";
import { CliError, exitCodes } from "../terminal/cli-error.ts";

/** The data set by name, or the one that holds the recipe's very files; they are uploaded unless they are there. */
export async function findRecipeData(
  work: InProject,
  wanted: NonNullable<Recipe["dataset"]>,
): Promise<Dataset> {
  if (typeof wanted === "string") return findDataset(work, wanted);
  const { file, heldOutFile } = wanted;
  const sha256 = await hashOf(file);
  const heldOutName = heldOutFile === undefined ? null : basename(heldOutFile);
  const read = (page: { limit: number; cursor?: string }) =>
    work.facet.listDatasets({ query: { projectId: work.projectId, ...page } });
  for await (const dataset of listAll(read)) {
    const version = dataset.latestVersion;
    if (
      version?.state === "ready" &&
      version.sourceSha256 === sha256 &&
      version.heldOutFilename === heldOutName
    )
      return dataset;
  }
  return addDataset(work, {
    file,
    name: wanted.name ?? basename(dirname(file)),
    ...(heldOutFile === undefined ? {} : { heldOut: heldOutFile }),
  });
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk);
  } catch {
    throw new CliError(
      `${file} cannot be read`,
      "Check the path in the recipe: it is relative to the recipe itself.",
      exitCodes.usage,
    );
  }
  return hash.digest("hex");
}
