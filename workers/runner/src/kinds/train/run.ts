import { join } from "node:path";
import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import type { RunKind } from "../kind-context.ts";
import { takeArtifact } from "../take-artifact.ts";
import { fetchCheckpoint } from "./fetch-checkpoint.ts";
import { readResolvedAuto } from "./read-resolved-auto.ts";

/** Trains, from the newest checkpoint that verifies or from the start, and commits each checkpoint as it comes. */
export const runTrain: RunKind<"train"> = async (job) => {
  const [model, prepared] = [await job.fetch("model"), await job.fetch("prepared")];
  const resume = await fetchCheckpoint(job);
  const { threads } = job.input.knobs;
  const artifacts = takeArtifact(job);
  const result = await job.runEngine({
    task: "train",
    inputs: { model, prepared, resumeFrom: resume.folder, watchPrompts: job.input.watchPrompts },
    ...(typeof threads === "number" ? { threads } : {}),
    config: { method: job.input.method, knobs: job.input.knobs, resolvedAuto: resume.resolvedAuto },
    onEvent: async (event) => {
      await artifacts.onEvent(event);
      if (event.type !== "checkpoint") return;
      const folder = join(job.outputDir, event.path);
      await job.commitCheckpoint({
        role: null,
        kind: "checkpoint",
        name: `checkpoint-${event.step}`,
        folder,
        files: event.files,
        step: event.step,
        best: event.best,
        metrics: event.metrics,
        details: await readResolvedAuto(folder),
      });
    },
  });
  const trained = jobKinds.train.result.parse(result);
  await artifacts.commitOnly({
    role: "output",
    kind: trained.output.kind,
    name: trained.output.kind,
    details: { auto: trained.auto },
  });
  return trained;
};
