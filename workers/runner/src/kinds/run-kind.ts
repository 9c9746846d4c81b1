import type { JobKind } from "@facet/contracts/jobs/job-kind";
import type { JobResult } from "@facet/contracts/jobs/kinds/all-kinds";
import { runEvaluate } from "./evaluate/run.ts";
import { runExport } from "./export/run.ts";
import { runImportDataset } from "./import-dataset/run.ts";
import { runImportModel } from "./import-model/run.ts";
import type { KindContext, RunKind } from "./kind-context.ts";
import { runPrepare } from "./prepare/run.ts";
import { runTrain } from "./train/run.ts";

const handlers: { readonly [Kind in JobKind]: RunKind<Kind> } = {
  "import-dataset": runImportDataset,
  "import-model": runImportModel,
  prepare: runPrepare,
  train: runTrain,
  evaluate: runEvaluate,
  export: runExport,
};

/** The context of whatever kind was claimed, with the ids of what its handler has committed, by role. */
export type AnyKindContext = KindContext<JobKind> & { readonly committed: Readonly<Record<string, string>> };

export async function runKind(context: AnyKindContext) {
  // The claim's kind chose both the handler and the schemas its input was parsed by, so the two fit.
  const run = handlers[context.claimed.kind] as RunKind<JobKind>;
  const result: JobResult<JobKind> = await run(context);
  return {
    result: JSON.parse(JSON.stringify(result)) as Record<string, never>,
    artifacts: { ...context.committed },
  };
}
