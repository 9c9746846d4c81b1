import type { BaseModel } from "@facet/contracts/base-models/base-model";
import type { DatasetVersion } from "@facet/contracts/datasets/dataset";
import { askBoth } from "./ask-both.ts";
import { bringFiles } from "./bring-files.ts";
import type { DemoContext } from "./demo-context.ts";
import type { DemoReport } from "./demo-report.ts";
import { ensureBaseModel } from "./ensure-base-model.ts";
import { ensureDataset } from "./ensure-dataset.ts";
import { ensureFineTune } from "./ensure-fine-tune.ts";
import { ensureProject } from "./ensure-project.ts";
import { followJob, workedSeconds } from "./follow-job.ts";
import { showPreflight } from "./show-preflight.ts";
import { showVerdict } from "./show-verdict.ts";

type Measured = Omit<DemoReport, "startedAt" | "endedAt" | "ok" | "phases">;

/** The main job, start to finish, through the public API. Each step that is done already is found and kept. */
export async function runDemo(demo: DemoContext): Promise<Measured> {
  const { facet, phases, say } = demo;
  const project = await phases.run("project", () => ensureProject(demo));

  say("Data set");
  const version = (await phases.run("data set", () => ensureDataset(demo, project.id))) as DatasetVersion;
  say("Base model");
  const baseModel = (await phases.run("base model", () => ensureBaseModel(demo, project.id))) as BaseModel;
  say("Will it fit, and how long");
  await phases.run("preflight", () => showPreflight(demo, project.id, baseModel, version));

  say("Training");
  const run = await phases.run("fine-tune", () => ensureFineTune(demo, project.id, baseModel, version));
  const follow = (jobId: string | null, title: string) => async () => {
    const before = jobId === null ? undefined : await facet.getJob({ path: { id: jobId } });
    const job = jobId === null ? undefined : await followJob(demo, jobId, title);
    return { result: job, reused: before?.state === "succeeded" };
  };
  await phases.run("training", follow(run.jobs.train, "Training"));
  const model = await facet.getModel({ path: { id: run.modelId ?? "" } });
  const { training } = model;
  say(
    `  ${training.steps} steps, ${training.tokens} tokens at ${Math.round(training.tokensPerSecond)} a second; loss ${loss(training.firstLoss)} to ${loss(training.lastLoss)}`,
  );

  say("Evaluation: base and tuned on the same held-out rows");
  const evaluated = await phases.run("evaluation", follow(run.jobs.evaluate, "Evaluating"));
  const { verdict, metrics } = await showVerdict(demo, run.evaluationId);

  say("Export, and whether the files still behave like the trained model");
  const exported = await phases.run("export", follow(run.jobs.export, "Exporting"));
  const files = await phases.run("files", () => bringFiles(demo, run.exportId, model.name));

  say("Both models, side by side");
  const answers = await phases.run("questions", () =>
    askBoth(demo, { base: baseModel.name, tuned: model.name }),
  );

  const { data: runners } = await facet.listRunners();
  const runner = runners.find((one) => one.online) ?? runners[0];
  const { metric, n, base, tuned, better, worse, same, interval, conclusion, sentence } = verdict;
  return {
    machine: runner?.machine ?? {
      platform: process.platform,
      arch: process.arch,
      cpuModel: "unknown",
      cores: 1,
      memoryBytes: 0,
      flags: [],
      gpu: null,
    },
    versions: { node: process.versions.node, ...runner?.versions, ...files.versions },
    fineTuneId: run.id,
    modelName: model.name,
    steps: training.steps,
    tokens: training.tokens,
    tokensPerSecond: training.tokensPerSecond,
    firstLoss: training.firstLoss,
    lastLoss: training.lastLoss,
    trainingSeconds: training.trainingSeconds,
    evaluationSeconds: evaluated === undefined ? 0 : workedSeconds(evaluated),
    exportSeconds: exported === undefined ? 0 : workedSeconds(exported),
    verdict: { metric, n, base, tuned, better, worse, same, interval, conclusion, sentence },
    metrics,
    exports: files.exports,
    parity: files.parity,
    answers,
  };
}

function loss(value: number | null): string {
  return value === null ? "-" : value.toFixed(3);
}
