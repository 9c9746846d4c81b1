import { join } from "node:path";
import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import { fetchTuned } from "../fetch-tuned.ts";
import type { RunKind } from "../kind-context.ts";
import { takeArtifact } from "../take-artifact.ts";

/** Asks base and tuned the same held-out questions, and keeps every answer. */
export const runEvaluate: RunKind<"evaluate"> = async (job) => {
  const tuned = await fetchTuned(job);
  const rows = await job.fetch("rows");
  const { primaryMetric: _asked, ...settings } = job.input.settings;
  const artifacts = takeArtifact(job);
  const result = await job.runEngine({
    task: "evaluate",
    inputs: { ...tuned, rows: join(rows, "test.parquet") },
    config: { ...settings, primaryMetric: job.context.primaryMetric },
    onEvent: artifacts.onEvent,
  });
  await artifacts.commitOnly({ role: "evaluation", kind: "evaluation", name: "evaluation" });
  return jobKinds.evaluate.result.parse(result);
};
