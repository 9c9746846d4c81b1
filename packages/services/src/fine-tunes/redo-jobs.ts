import { FacetError } from "@facet/contracts/errors/facet-error";
import { newId } from "@facet/contracts/ids";
import type { Job } from "@facet/contracts/jobs/job";
import { isFinal } from "@facet/contracts/jobs/job-state";
import { PreparationSettings } from "@facet/contracts/preparations/preparation";
import { evaluations } from "../data/collections/evaluations.ts";
import { exportRuns } from "../data/collections/exports.ts";
import { fineTunes, type StoredFineTune } from "../data/collections/fine-tunes.ts";
import { jobs } from "../data/collections/jobs.ts";
import type { Work } from "../data/work.ts";
import { hint } from "../events/topics.ts";
import { addJob } from "../jobs/add-job.ts";
import { inputOf } from "../jobs/effects/kind-effect.ts";
import type { WholeCheckpoint } from "../jobs/find-whole-checkpoints.ts";
import { takeOverCheckpoints } from "../jobs/take-over-checkpoints.ts";
import { ensurePreparation } from "../preparations/ensure-preparation.ts";
import { readMaterial } from "./read-material.ts";

export interface Redo {
  readonly row: StoredFineTune;
  /** Which of its jobs are made anew; each has ended without success. */
  readonly train: Job | undefined;
  readonly evaluate: Job | undefined;
  readonly export: Job | undefined;
  /** What the new training goes on from. */
  readonly checkpoints: readonly WholeCheckpoint[];
}

/**
 * Makes jobs of a fine-tune anew, in this transaction: the same work under new ids, each naming the job it repeats. A new
 * training goes on from the checkpoints of the old one. The old jobs stay as they are.
 */
export async function redoJobs(work: Work, redo: Redo): Promise<StoredFineTune> {
  const trained = redo.train === undefined ? redo.row : await redoTrain(work, redo, redo.train);
  const dependsOn = await openTrain(work, trained);
  const { priority, preparationId } = trained;
  const next = { ...trained.jobs };
  if (redo.evaluate !== undefined) {
    const input = { ...inputOf("evaluate", redo.evaluate), preparationId };
    const job = await addJob(work, {
      ...repeat(redo.evaluate),
      kind: "evaluate",
      priority,
      dependsOn,
      input,
    });
    next.evaluate = job.id;
    const evaluation = (await work.get(evaluations, input.evaluationId))?.data;
    if (evaluation !== undefined)
      work.set(evaluations, evaluation.id, { ...evaluation, jobId: job.id, state: "waiting" });
    hint(work, job.projectId, "evaluation", input.evaluationId, Date.parse(work.now));
  }
  if (redo.export !== undefined) {
    const input = { ...inputOf("export", redo.export), preparationId };
    const job = await addJob(work, { ...repeat(redo.export), kind: "export", priority, dependsOn, input });
    next.export = job.id;
    const row = (await work.get(exportRuns, input.exportId))?.data;
    if (row !== undefined) work.set(exportRuns, row.id, { ...row, jobId: job.id, state: "waiting" });
    hint(work, job.projectId, "export", input.exportId, Date.parse(work.now));
  }
  const redone = { ...trained, jobs: next };
  work.set(fineTunes, redone.id, redone);
  hint(work, redone.projectId, "fineTune", redone.id, Date.parse(work.now));
  return redone;
}

const repeat = ({ id, orgId, projectId, fineTuneId, lane, timeLimitMs, saferKnobs }: Job) => ({
  orgId,
  projectId,
  fineTuneId,
  lane,
  timeLimitMs,
  saferKnobs,
  retryOf: id,
});

async function redoTrain(work: Work, { row, checkpoints }: Redo, old: Job): Promise<StoredFineTune> {
  const { version, baseModel } = await readMaterial(work, row);
  const { max_length, train_on, truncation } = row.knobs;
  const preparation = await ensurePreparation(work, {
    orgId: old.orgId,
    version,
    baseModel,
    settings: PreparationSettings.parse({ max_length, train_on, truncation }),
    fineTuneId: row.id,
    priority: row.priority,
  });
  const isPreparing = preparation.state === "preparing";
  const id = newId("job");
  // Rows that were prepared otherwise are other rows: a checkpoint of the old ones would be refused.
  const kept = preparation.id === row.preparationId ? await takeOverCheckpoints(work, id, checkpoints) : [];
  await addJob(work, {
    ...repeat(old),
    id,
    kind: "train",
    priority: row.priority,
    dependsOn: isPreparing ? [preparation.jobId] : [],
    input: { ...inputOf("train", old), preparationId: preparation.id },
    checkpoints: kept,
    bestStep: kept.some(({ step }) => step === old.bestStep) ? old.bestStep : null,
  });
  return {
    ...row,
    preparationId: preparation.id,
    jobs: { ...row.jobs, train: id, prepare: isPreparing ? preparation.jobId : row.jobs.prepare },
  };
}

/** The training that evaluation and export have to wait for; none when it has succeeded. */
async function openTrain(work: Work, row: StoredFineTune): Promise<string[]> {
  const train = (await work.get(jobs, row.jobs.train))?.data;
  if (train !== undefined && !isFinal(train.state)) return [train.id];
  if (train?.state === "succeeded" && row.modelId !== null) return [];
  const cause =
    train?.state === "succeeded" ? "Its model was deleted." : `Its training has ${train?.state ?? "gone"}.`;
  throw new FacetError("conflict", `${cause} There is nothing to evaluate or export.`, {
    fix:
      train?.state === "succeeded"
        ? "Start a new fine-tune."
        : `Retry the fine-tune: \`./facet jobs retry ${row.id}\`.`,
  });
}
