import { join } from "node:path";
import type { ExportFormat } from "@facet/contracts/exports/export";
import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import { fetchTuned } from "../fetch-tuned.ts";
import type { RunKind } from "../kind-context.ts";
import { takeArtifact } from "../take-artifact.ts";
import { readTaskPrompts } from "./read-task-prompts.ts";

const certifiedTaskRows = 50;

/** Merges, converts, measures that the files still behave like the trained model, and commits each of them. */
export const runExport: RunKind<"export"> = async (job) => {
  const tuned = await fetchTuned(job);
  const testRows = join(await job.fetch("rows"), "test.parquet");
  const artifacts = takeArtifact(job);
  const result = await job.runEngine({
    task: "export",
    inputs: { ...tuned, taskRows: testRows, parityPrompts: await readTaskPrompts(testRows) },
    config: {
      formats: job.input.formats,
      name: job.context.name,
      llamaCommand: job.llamaCommand,
      primaryMetric: job.context.primaryMetric,
      maxNewTokens: job.context.maxNewTokens,
      taskN: certifiedTaskRows,
    },
    onEvent: artifacts.onEvent,
  });
  const wanted = new Set(job.input.formats.map(folderOf));
  for (const event of artifacts.seen) {
    if (!wanted.has(event.path)) continue;
    await artifacts.commit(event, {
      role: event.path,
      kind: event.path === "merged" ? "merged" : "gguf",
      name: event.path,
    });
  }
  return jobKinds.export.result.parse(result);
};

/** The engine's folder for a format. */
function folderOf(format: ExportFormat): string {
  return format.format === "safetensors" ? "merged" : `gguf-${format.quantization.toLowerCase()}`;
}
