import type { JobView } from "@facet/contracts/jobs/job";
import type { JobKind } from "@facet/contracts/jobs/job-kind";
import { describeWaiting } from "./describe-waiting.ts";
import { formatBytes, formatCount, formatDuration, formatNumber } from "./format.ts";

const titles: Readonly<Record<JobKind, string>> = {
  "import-dataset": "Reading the data",
  "import-model": "Importing the model",
  prepare: "Preparing the rows",
  train: "Training",
  evaluate: "Evaluating",
  export: "Exporting",
};

/** A job in one line: what it does, how far it is, how fast it goes, how long it will take, or why it waits. */
export function describeJob(job: JobView, title: string = titles[job.kind]): string {
  const waiting = describeWaiting(job);
  if (waiting !== undefined) return `${title}: waits. ${waiting}`;
  if (job.state !== "running" || job.progress === null) return `${title}: ${job.state}${attempt(job)}`;
  const { phase, step, totalSteps, loss, tokensPerSecond, etaSeconds } = job.progress;
  const parts = [
    step === null || totalSteps === null ? amount(job.progress) : `step ${step}/${totalSteps}`,
    loss === null ? "" : `loss ${formatNumber(loss)}`,
    tokensPerSecond === null ? "" : `${formatCount(tokensPerSecond)} tokens/s`,
    etaSeconds === null ? "" : `${formatDuration(etaSeconds)} left`,
  ].filter((part) => part !== "");
  const head = phase === null || phase === job.kind ? title : `${title}: ${phase.replaceAll("-", " ")}`;
  return [`${head}${attempt(job)}`, ...parts].join("  ");
}

function amount({ done, total, unit }: NonNullable<JobView["progress"]>): string {
  if (done === null) return "";
  const say = unit === "bytes" ? formatBytes : formatCount;
  const noun = unit === null || unit === "bytes" ? "" : ` ${unit}`;
  return total === null ? `${say(done)}${noun}` : `${say(done)} of ${say(total)}${noun}`;
}

function attempt({ attempt: number }: JobView): string {
  return number > 1 ? ` (attempt ${number})` : "";
}
