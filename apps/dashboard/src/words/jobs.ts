import type { JobView } from "@facet/sdk/generated/types.gen";

const kinds: Readonly<Record<JobView["kind"], string>> = {
  "import-dataset": "Reading a data set",
  "import-model": "Bringing in a model",
  prepare: "Preparing rows",
  train: "Training",
  evaluate: "Measuring",
  export: "Exporting",
};

/** What a job does, and how far it is, in a few words. */
export function jobTitle({ kind, progress }: Pick<JobView, "kind" | "progress">): string {
  const name = kinds[kind];
  if (progress === null) return name;
  const { step, totalSteps, done, total } = progress;
  if (step !== null && totalSteps !== null) return `${name}, step ${step} of ${totalSteps}`;
  return done !== null && total !== null && total > 0 ? `${name}, ${Math.floor((done / total) * 100)} %` : name;
}
