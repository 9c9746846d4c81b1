import type { BaseModel } from "@facet/contracts/base-models/base-model";
import type { DatasetVersion } from "@facet/contracts/datasets/dataset";
import { newId } from "@facet/contracts/ids";
import { isFinal } from "@facet/contracts/jobs/job-state";
import type { Priority } from "@facet/contracts/jobs/priority";
import type { Preparation, PreparationSettings } from "@facet/contracts/preparations/preparation";
import { preparerVersion } from "@facet/contracts/preparations/preparer-version";
import { jobs } from "../data/collections/jobs.ts";
import { preparations } from "../data/collections/preparations.ts";
import { derivedId } from "../data/digest.ts";
import type { Work } from "../data/work.ts";
import { addJob } from "../jobs/add-job.ts";

interface Wanted {
  readonly orgId: string;
  readonly version: DatasetVersion;
  readonly baseModel: BaseModel;
  readonly settings: PreparationSettings;
  /** The fine-tune it is made for; null when it is asked for by itself. */
  readonly fineTuneId: string | null;
  readonly priority?: Priority;
}

/** The same rows under the same tokenizer, template and settings are prepared once. */
export function preparationId({
  version,
  baseModel,
  settings,
}: Pick<Wanted, "version" | "baseModel" | "settings">): string {
  const { max_length, train_on, truncation } = settings;
  const [length, preparer] = [String(max_length), String(preparerVersion)];
  return derivedId("preparation", version.id, baseModel.id, length, train_on, truncation, preparer);
}

/** The preparation, with a job on its way when it is not ready. One that failed is made again. */
export async function ensurePreparation(work: Work, wanted: Wanted): Promise<Preparation> {
  const id = preparationId(wanted);
  const found = (await work.get(preparations, id))?.data;
  if (found !== undefined && (found.state === "ready" || (await isOnItsWay(work, found)))) return found;

  const { orgId, version, baseModel, settings, fineTuneId } = wanted;
  const jobId = newId("job");
  const preparation: Preparation = {
    id,
    projectId: version.projectId,
    datasetVersionId: version.id,
    baseModelId: baseModel.id,
    settings,
    state: "preparing",
    jobId,
    artifactId: null,
    stats: null,
    createdAt: work.now,
  };
  work.set(preparations, id, preparation);
  await addJob(work, {
    id: jobId,
    orgId,
    projectId: version.projectId,
    fineTuneId,
    kind: "prepare",
    lane: "cpu",
    priority: wanted.priority,
    dependsOn: [],
    input: { preparationId: id, datasetVersionId: version.id, baseModelId: baseModel.id, settings },
  });
  return preparation;
}

/** A job that is being cancelled will not bring it: whoever waited for that one would end with it. */
async function isOnItsWay(work: Work, { state, jobId }: Preparation): Promise<boolean> {
  if (state !== "preparing") return false;
  const job = await work.get(jobs, jobId);
  return job !== undefined && !isFinal(job.data.state) && job.data.state !== "cancelling";
}
