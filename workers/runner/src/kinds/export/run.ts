import { join } from "node:path";
import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import { fetchTuned } from "../fetch-tuned.ts";
import type { RunKind } from "../kind-context.ts";
import { takeArtifact } from "../take-artifact.ts";

const certifiedTaskRows = 50;

/** Merges, converts, measures that the files still behave like the trained model, and commits each of them. */
export const runExport: RunKind<"export"> = async (job) => {
  const tuned = await fetchTuned(job);
  const artifacts = takeArtifact(job);
  const result = await job.runEngine({
    task: "export",
    inputs: { ...tuned, taskRows: join(await job.fetch("rows"), "test.parquet") },
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
  const exported = jobKinds.export.result.parse(result);
  // A format's artefact is the folder that its path begins with; others, such as the adapter, are the engine's own means.
  const wanted = new Map(exported.formats.map((format) => [format.path.split("/", 1)[0], format.format]));
  for (const event of artifacts.seen) {
    const format = wanted.get(event.path);
    if (format === undefined) continue;
    await artifacts.commit(event, {
      role: event.path,
      kind: format === "gguf" ? "gguf" : "merged",
      name: event.path,
    });
  }
  return exported;
};
