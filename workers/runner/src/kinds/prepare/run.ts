import { join } from "node:path";
import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import type { RunKind } from "../kind-context.ts";
import { takeArtifact } from "../take-artifact.ts";

/** Turns rows into what the model will see: token ids, labels, cuts and drop reasons. */
export const runPrepare: RunKind<"prepare"> = async (job) => {
  const [model, rows] = [await job.fetch("model"), await job.fetch("rows")];
  const artifacts = takeArtifact(job);
  const stats = await job.runEngine({
    task: "prepare",
    inputs: {
      model,
      rows: { train: join(rows, "train.parquet"), validation: join(rows, "validation.parquet") },
    },
    config: { ...job.input.settings, dataHash: job.context.dataHash },
    onEvent: artifacts.onEvent,
  });
  await artifacts.commitOnly({ role: "prepared", kind: "prepared", name: "prepared" });
  return jobKinds.prepare.result.parse({ stats });
};
