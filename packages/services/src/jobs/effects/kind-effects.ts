import type { JobKind } from "@facet/contracts/jobs/job-kind";
import { evaluateEffects } from "./evaluate.ts";
import { exportEffects } from "./export.ts";
import { importDatasetEffects } from "./import-dataset.ts";
import { importModelEffects } from "./import-model.ts";
import type { KindEffects } from "./kind-effect.ts";
import { prepareEffects } from "./prepare.ts";
import { trainEffects } from "./train.ts";

export const kindEffects: Readonly<Record<JobKind, KindEffects>> = {
  "import-dataset": importDatasetEffects,
  "import-model": importModelEffects,
  prepare: prepareEffects,
  train: trainEffects,
  evaluate: evaluateEffects,
  export: exportEffects,
};
