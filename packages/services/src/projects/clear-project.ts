import type { BaseModel } from "@facet/contracts/base-models/base-model";
import type { Collection, Stored } from "@facet/ports/documents";
import type { Platform } from "../context.ts";
import { apiKeys } from "../data/collections/api-keys.ts";
import { baseModels } from "../data/collections/base-models.ts";
import { datasetVersions } from "../data/collections/dataset-versions.ts";
import { datasets } from "../data/collections/datasets.ts";
import { evaluations } from "../data/collections/evaluations.ts";
import { exportRuns } from "../data/collections/exports.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { jobs } from "../data/collections/jobs.ts";
import { measurements } from "../data/collections/measurements.ts";
import { models } from "../data/collections/models.ts";
import { preparations } from "../data/collections/preparations.ts";
import { uploads } from "../data/collections/uploads.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import type { Work } from "../data/work.ts";
import { removeJob } from "../jobs/remove-job.ts";
import { freeModelName } from "../models/claim-model-name.ts";

/** No row below takes more than four writes, and a transaction has room for 500. */
const rowsPerTransaction = 100;

/** Removes what a removed project held, some rows at a time. Bytes follow with the jobs that made them. Repeatable. */
export async function clearProject(platform: Platform, orgId: string, projectId: string): Promise<void> {
  const each = <T>(
    collection: Collection<T, "byProject">,
    remove: (work: Work, row: Stored<T>) => Promise<void> | void,
  ) => eachRow(platform, orgId, projectId, collection, remove);

  await revokeKeys(platform, orgId, projectId);
  await each(jobs, (work, { data }) => removeJob(work, data));
  await each(uploads, (work, { id }) => {
    work.remove(uploads, id);
    work.later({ type: "clear-upload", orgId, uploadId: id });
  });
  await each(exportRuns, (work, { id }) => work.remove(exportRuns, id));
  await each(evaluations, (work, { id }) => work.remove(evaluations, id));
  await each(models, async (work, { id, data }) => {
    await freeModelName(work, projectId, data.name, id);
    work.remove(models, id);
  });
  await each(fineTunes, (work, { id }) => work.remove(fineTunes, id));
  await each(preparations, (work, { id }) => work.remove(preparations, id));
  const documents = platform.documents.bind(tenantContext(orgId));
  const one = { equals: { projectId }, limit: 1 };
  const nextDataset = async () => (await documents.query(datasets, "byProject", one))[0];
  for (let row = await nextDataset(); row !== undefined; row = await nextDataset())
    await clearDataset(platform, orgId, row.id);
  const nextModel = async () => (await documents.query(baseModels, "byProject", one))[0];
  for (let row = await nextModel(); row !== undefined; row = await nextModel())
    await clearBaseModel(platform, orgId, row.data);
}

async function eachRow<T>(
  platform: Platform,
  orgId: string,
  projectId: string,
  collection: Collection<T, "byProject">,
  remove: (work: Work, row: Stored<T>) => Promise<void> | void,
): Promise<void> {
  for (let more = true; more; ) {
    more = await commit(platform, tenantContext(orgId), async (work) => {
      const rows = await work.query(collection, "byProject", {
        equals: { projectId },
        limit: rowsPerTransaction,
      });
      for (const row of rows) await remove(work, row);
      return rows.length === rowsPerTransaction;
    });
  }
}

async function clearDataset(platform: Platform, orgId: string, datasetId: string): Promise<void> {
  await commit(platform, tenantContext(orgId), async (work) => {
    const versions = await work.query(datasetVersions, "byDataset", {
      equals: { datasetId },
      limit: rowsPerTransaction,
    });
    for (const { id } of versions) work.remove(datasetVersions, id);
    if (versions.length < rowsPerTransaction) work.remove(datasets, datasetId);
  });
}

async function clearBaseModel(platform: Platform, orgId: string, model: BaseModel): Promise<void> {
  await commit(platform, tenantContext(orgId), async (work) => {
    const measured = await work.query(measurements, "byBaseModel", {
      equals: { baseModelId: model.id },
      limit: rowsPerTransaction,
    });
    for (const { id } of measured) work.remove(measurements, id);
    await freeModelName(work, model.projectId, model.name, model.id);
    work.remove(baseModels, model.id);
  });
}

/** A key that was made for this project alone opens nothing any more. */
async function revokeKeys(platform: Platform, orgId: string, projectId: string): Promise<void> {
  const documents = platform.documents.bind(tenantContext(orgId));
  for (let startAfter: [string, string] | undefined; ; ) {
    const keys = await documents.query(apiKeys, "all", {
      ...(startAfter ? { startAfter } : {}),
      limit: rowsPerTransaction,
    });
    const own = keys.filter(({ data }) => data.projectId === projectId && data.revokedAt === null);
    if (own.length > 0) {
      await commit(platform, tenantContext(orgId), async (work) => {
        for (const { id } of own) {
          const key = (await work.get(apiKeys, id))?.data;
          if (key !== undefined) work.set(apiKeys, id, { ...key, revokedAt: key.revokedAt ?? work.now });
        }
      });
    }
    const last = keys.at(-1);
    if (keys.length < rowsPerTransaction || last === undefined) return;
    startAfter = [last.data.createdAt, last.id];
  }
}
