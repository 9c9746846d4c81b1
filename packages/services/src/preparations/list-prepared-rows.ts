import { FacetError } from "@facet/contracts/errors/facet-error";
import { readPrepared } from "@facet/datasets/read-prepared";
import { openArtifactFile } from "../artifacts/open-artifact-file.ts";
import type { ServiceContext } from "../context.ts";
import { getPreparation } from "./get-preparation.ts";

interface Input {
  readonly id: string;
  readonly split: "train" | "validation";
  readonly offset: number;
  readonly limit: number;
}

/** Rows as the model will see them: read from the very file that training reads. */
export async function listPreparedRows({ ctx, input }: { ctx: ServiceContext; input: Input }) {
  const { id, split, ...range } = input;
  const preparation = await getPreparation({ ctx, input: { id } });
  if (preparation.artifactId === null)
    throw new FacetError("conflict", `The preparation is ${preparation.state}.`, {
      fix: "Wait for its job to end.",
    });
  const { rows, total } = await readPrepared({
    path: await openArtifactFile(ctx, preparation.artifactId, `${split}.parquet`),
    ...range,
  });
  return { data: rows, total };
}
