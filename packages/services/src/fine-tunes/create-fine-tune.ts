import { FacetError } from "@facet/contracts/errors/facet-error";
import type { CreateFineTune, FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { newId } from "@facet/contracts/ids";
import type { Machine } from "@facet/contracts/runners/runner";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { evaluations } from "../data/collections/evaluations.ts";
import { exportRuns } from "../data/collections/exports.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { commit } from "../data/commit.ts";
import { sha256 } from "../data/digest.ts";
import { tenantContext } from "../data/tenant-context.ts";
import type { Work } from "../data/work.ts";
import { hint } from "../events/topics.ts";
import { addJob } from "../jobs/add-job.ts";
import { ensurePreparation } from "../preparations/ensure-preparation.ts";
import { requireProject } from "../projects/require-project.ts";
import { recentMachine } from "../runners/recent-machine.ts";
import { chooseKnobs, refuseConflicts } from "./choose-knobs.ts";
import { missingTestRows } from "./missing-test-rows.ts";
import { readMaterial } from "./read-material.ts";

/**
 * A fine-tune and all its jobs, in one transaction: prepare (unless it is done or on its way), train, and after it
 * evaluate and export. The model's id is chosen here, so that every attempt makes the same model.
 */
export async function createFineTune({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: CreateFineTune;
}): Promise<FineTune> {
  authorise(ctx, "training:write", input.projectId);
  const machine = await recentMachine(ownDocuments(ctx), ctx.clock.now());
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const fineTune = await plan(work, ctx.principal.orgId, input, machine);
    await ctx.idempotency?.settle(work, fineTune);
    return fineTune;
  });
}

async function plan(
  work: Work,
  orgId: string,
  input: CreateFineTune,
  machine: Machine | null,
): Promise<FineTune> {
  const { projectId, method, preset } = input;
  await requireProject(work, projectId);
  const { version, baseModel } = await readMaterial(work, input);
  const { knobs, settings, conflicts } = chooseKnobs({
    method,
    preset,
    overrides: input.knobs,
    version,
    baseModel,
    machine,
  });
  refuseConflicts(conflicts);
  const [missing] = input.evaluation === null ? [] : missingTestRows(version);
  if (missing !== undefined)
    throw new FacetError("conflict", missing.message, {
      param: "/evaluation",
      ...(missing.fix === null ? {} : { fix: missing.fix }),
    });
  const [id, modelId, trainId] = [newId("fineTune"), newId("model"), newId("job")];
  const preparation = await ensurePreparation(work, {
    orgId,
    version,
    baseModel,
    settings,
    fineTuneId: id,
    priority: input.priority,
  });
  const preparing = preparation.state === "preparing";

  const evaluationId = input.evaluation === null ? null : newId("evaluation");
  const exportId = input.formats.length === 0 ? null : newId("export");
  const material = { baseModelId: baseModel.id, datasetVersionId: version.id, preparationId: preparation.id };
  const { priority, autoSaferRetry, timeLimitMinutes } = input;
  const common = { orgId, projectId, fineTuneId: id, lane: "cpu", priority } as const;
  // Sent and stored as JSON; the knobs' own schemas have just passed.
  const stored = JSON.parse(JSON.stringify(knobs)) as FineTune["knobs"];

  await addJob(work, {
    ...common,
    id: trainId,
    kind: "train",
    dependsOn: preparing ? [preparation.jobId] : [],
    ...(timeLimitMinutes === null ? {} : { timeLimitMs: timeLimitMinutes * 60_000 }),
    input: {
      ...material,
      fineTuneId: id,
      modelId,
      method,
      knobs: stored,
      watchPrompts: input.watchPrompts,
      autoSaferRetry,
    },
  });
  const after = { ...material, fineTuneId: id, modelId };
  const evaluateJob =
    evaluationId === null || input.evaluation === null
      ? null
      : await addJob(work, {
          ...common,
          kind: "evaluate",
          dependsOn: [trainId],
          input: { ...after, evaluationId, settings: input.evaluation },
        });
  const exportJob =
    exportId === null
      ? null
      : await addJob(work, {
          ...common,
          kind: "export",
          dependsOn: [trainId],
          input: {
            ...after,
            exportId,
            formats: input.formats,
            primaryMetric: input.evaluation?.primaryMetric ?? "auto",
            maxNewTokens: input.evaluation?.maxNewTokens ?? 64,
          },
        });

  const fineTune: FineTune = {
    id,
    projectId,
    name: input.name ?? `${baseModel.name}-${id.slice(-6)}`,
    method,
    preset,
    ...material,
    knobs: stored,
    evaluation: input.evaluation,
    formats: input.formats,
    priority,
    autoSaferRetry,
    timeLimitMinutes,
    state: "queued",
    jobs: {
      prepare: preparing ? preparation.jobId : null,
      train: trainId,
      evaluate: evaluateJob?.id ?? null,
      export: exportJob?.id ?? null,
    },
    modelId,
    evaluationId,
    exportId,
    createdAt: work.now,
    finishedAt: null,
  };
  const { state: _state, finishedAt: _finishedAt, ...row } = fineTune;
  work.create(fineTunes, id, { ...row, configHash: sha256(JSON.stringify([stored, material])) });
  hint(work, row.projectId, "fineTune", id, Date.parse(work.now));
  const result = { projectId, fineTuneId: id, modelId: null, state: "waiting", createdAt: work.now } as const;
  if (evaluationId !== null && evaluateJob !== null) {
    work.create(evaluations, evaluationId, {
      ...result,
      id: evaluationId,
      jobId: evaluateJob.id,
      artifactId: null,
      result: null,
    });
  }
  if (exportId !== null && exportJob !== null) {
    work.create(exportRuns, exportId, {
      ...result,
      id: exportId,
      jobId: exportJob.id,
      formats: input.formats,
      exported: [],
      certificate: null,
    });
  }
  return fineTune;
}
