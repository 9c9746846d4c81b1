import type { JobView } from "@facet/sdk/generated/types.gen";
import { formatNumber } from "@facet/ui/format/format-number";

const kinds: Readonly<Record<JobView["kind"], string>> = {
  "import-dataset": "Reading a data set",
  "import-model": "Bringing in a model",
  prepare: "Preparing rows",
  train: "Training",
  evaluate: "Measuring",
  export: "Exporting",
};

/** What a job does, and how far it is, in a few words. */
export function jobTitle({ kind, state, progress }: Pick<JobView, "kind" | "state" | "progress">): string {
  const name = kinds[kind];
  const works = state === "starting" || state === "running" || state === "finalizing";
  if (progress === null || !works) return name;
  const { step, totalSteps, done, total } = progress;
  if (step !== null && totalSteps !== null)
    return `${name}, step ${formatNumber(step)} of ${formatNumber(totalSteps)}`;
  return done !== null && total !== null && total > 0
    ? `${name}, ${Math.floor((done / total) * 100)} %`
    : name;
}

const news: Readonly<Partial<Record<JobView["state"], string>>> = {
  succeeded: "is done",
  failed: "has failed",
  cancelled: "was cancelled",
  expired: "waited too long",
  paused: "is paused",
  recovering: "starts again after an interruption",
};

/** What has come of a job, for who listens: "Training is done." */
export function jobNews({ kind, state }: Pick<JobView, "kind" | "state">): string {
  return `${kinds[kind]} ${news[state] ?? "goes on"}.`;
}
