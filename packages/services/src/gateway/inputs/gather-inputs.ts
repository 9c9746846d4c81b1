import type { Job } from "@facet/contracts/jobs/job";
import type { JobKind } from "@facet/contracts/jobs/job-kind";
import type { Reader } from "@facet/ports/documents";
import type { Platform } from "../../context.ts";
import { evaluateInputs } from "./evaluate.ts";
import { exportInputs } from "./export.ts";
import { importDatasetInputs } from "./import-dataset.ts";
import { importModelInputs } from "./import-model.ts";
import type { GatherInputs, Inputs } from "./inputs.ts";
import { prepareInputs } from "./prepare.ts";
import { trainInputs } from "./train.ts";

const gatherers: { readonly [Kind in JobKind]: GatherInputs<Kind> } = {
  "import-dataset": importDatasetInputs,
  "import-model": importModelInputs,
  prepare: prepareInputs,
  train: trainInputs,
  evaluate: evaluateInputs,
  export: exportInputs,
};

/** Looks up what a job of its kind reads. Throws a `FacetError` naming what is gone. */
export function gatherInputs(ctx: Platform, documents: Reader, job: Job): Promise<Inputs<JobKind>> {
  return gatherers[job.kind](ctx, documents, job);
}
