import type { z } from "zod";
import type { JobKind } from "../job-kind.ts";
import { evaluate } from "./evaluate.ts";
import { exportModel } from "./export.ts";
import { importDataset } from "./import-dataset.ts";
import { importModel } from "./import-model.ts";
import type { JobKindSpec } from "./kind.ts";
import { prepare } from "./prepare.ts";
import { train } from "./train.ts";

export const jobKinds = {
  "import-dataset": importDataset,
  "import-model": importModel,
  prepare,
  train,
  evaluate,
  export: exportModel,
} as const satisfies { [Kind in JobKind]: JobKindSpec<Kind, z.ZodType, z.ZodType> };

export type JobInput<Kind extends JobKind> = z.infer<(typeof jobKinds)[Kind]["input"]>;
export type JobResult<Kind extends JobKind> = z.infer<(typeof jobKinds)[Kind]["result"]>;
