import type { BaseModel } from "@facet/contracts/base-models/base-model";
import type { DatasetVersion } from "@facet/contracts/datasets/dataset";
import { formatBytes, formatDuration } from "../terminal/format.ts";
import type { DemoContext } from "./demo-context.ts";
import { readDemoSettings } from "./demo-settings.ts";
import { followJob } from "./follow-job.ts";

/** Counts the tokens for real, then says whether the run fits and how long it will take. */
export async function showPreflight(
  demo: DemoContext,
  projectId: string,
  baseModel: BaseModel,
  version: DatasetVersion,
) {
  const { facet, say } = demo;
  const { recipe } = await readDemoSettings(demo.recipe);
  const material = { projectId, baseModelId: baseModel.id, datasetVersionId: version.id };
  const { preset = "balanced", knobs = {} } = recipe;
  const maxLength = Number(knobs.max_length ?? 512);
  const preparation = await facet.createPreparation({
    body: {
      ...material,
      settings: { max_length: maxLength, train_on: "last-assistant", truncation: "drop" },
    },
  });
  if (preparation.state === "preparing") await followJob(demo, preparation.jobId, "Preparing the rows");
  const { stats } = await facet.getPreparation({ path: { id: preparation.id } });
  if (stats !== null) {
    const { train } = stats;
    say(
      `  ${train.tokens} tokens in ${train.kept} rows (longest ${train.maxTokens}), ${train.trainedTokens} of them trained; ${train.dropped} rows dropped, ${train.cutTokens} tokens cut`,
    );
  }
  const estimate = await facet.createEstimate({
    body: { ...material, preset, knobs },
  });
  const fits = estimate.fits === null ? "no runner to compare with" : estimate.fits ? "fits" : "does not fit";
  const { memoryBytes: memory, trainingSeconds: time } = estimate;
  say(
    `  Memory: ${formatBytes(memory.low)} to ${formatBytes(memory.high)}${estimate.availableBytes === null ? "" : ` of ${formatBytes(estimate.availableBytes)}`}: ${fits}`,
  );
  if (time !== null)
    say(`  Time: ${estimate.steps} steps, ${formatDuration(time.low)} to ${formatDuration(time.high)}`);
  for (const sentence of estimate.restsOn) say(`  - ${sentence}`);
  for (const finding of estimate.findings)
    say(`  ${finding.level}: ${finding.message}${finding.fix ? ` ${finding.fix}` : ""}`);
  return { result: estimate, reused: preparation.state === "ready" };
}
