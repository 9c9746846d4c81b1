import { join } from "node:path";
import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import type { RunKind } from "../kind-context.ts";
import { takeArtifact } from "../take-artifact.ts";

/** Brings a model in: downloads or converts it once, and commits the folder that everything else starts from. */
export const runImportModel: RunKind<"import-model"> = async (job) => {
  const secretEnv = job.input.hubTokenSecretId === null ? {} : { HF_TOKEN: await job.readSecret() };
  const artifacts = takeArtifact(job);
  const { folder, ...shape } = await job.runEngine({
    task: "import-model",
    inputs: { source: job.input.source, downloadDir: join(job.workDir, "..", "downloads") },
    config: { dtype: "bfloat16" },
    secretEnv,
    onEvent: artifacts.onEvent,
  });
  await artifacts.commitOnly({
    role: "model",
    kind: "base-model",
    name: "model",
    details: { folder: String(folder) },
  });
  return jobKinds["import-model"].result.parse({ shape });
};
