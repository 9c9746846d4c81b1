import { createHash } from "node:crypto";
import { StateEventData } from "@facet/contracts/events/job-event";
import type { Job } from "@facet/contracts/jobs/job";
import { isFinal, isLeased, type JobState, jobMoves } from "@facet/contracts/jobs/job-state";
import type { BoundDocuments } from "@facet/ports/documents";
import { referenceId } from "../artifacts/keep-artifact.ts";
import type { Platform } from "../context.ts";
import { artifacts } from "../data/collections/artifacts.ts";
import { blobReferences } from "../data/collections/blob-references.ts";
import { dependencies } from "../data/collections/dependencies.ts";
import { dispatch } from "../data/collections/dispatch.ts";
import { eventChunkId, eventChunks } from "../data/collections/event-chunks.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { jobs } from "../data/collections/jobs.ts";
import { leases } from "../data/collections/leases.ts";
import { models } from "../data/collections/models.ts";
import { outbox } from "../data/collections/outbox.ts";
import { sealedEvents } from "../data/collections/sealed-events.ts";
import { systemContext } from "../data/system-context.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { readChunks } from "../events/read-chunks.ts";
import { dispatchState } from "../jobs/dispatch-row.ts";
import { inputOf } from "../jobs/effects/kind-effect.ts";

interface Checked {
  readonly orgIds: readonly string[];
  /** Nothing is going on any more: the outbox has to be empty. */
  readonly atRest: boolean;
}

const everyState = Object.keys(jobMoves) as JobState[];

/** What has to be true of the stored jobs at every moment. Returns a sentence for each breach; none is good. */
export async function checkInvariants(platform: Platform, { orgIds, atRest }: Checked): Promise<string[]> {
  const breaches: string[] = [];
  for (const orgId of orgIds) {
    const documents = platform.documents.bind(tenantContext(orgId));
    for (const job of await allJobs(documents)) {
      // What outgrew one transaction is settled by the relay: only at rest must everybody know of an end.
      for (const check of [
        checkStory,
        checkLog,
        checkAttempts,
        checkPlace,
        checkEnd,
        ...(atRest ? [checkGraph] : []),
      ]) {
        for (const breach of await check(documents, job, platform))
          breaches.push(`${job.kind} ${job.id} (${job.state}): ${breach}`);
      }
    }
  }
  if (atRest) {
    const left = await platform.documents
      .bind(systemContext("maintenance"))
      .query(outbox, "oldest", { limit: 10 });
    for (const row of left) breaches.push(`the outbox still holds ${row.data.type}`);
  }
  return breaches;
}

async function allJobs(documents: BoundDocuments): Promise<Job[]> {
  const found: Job[] = [];
  for (let startAfter: [string, string] | undefined; ; ) {
    const rows = await documents.query(jobs, "inStates", {
      in: everyState,
      ...(startAfter ? { startAfter } : {}),
      limit: 500,
    });
    for (const { id, data } of rows) {
      found.push(data);
      startAfter = [data.createdAt, id];
    }
    if (rows.length < 500) return found;
  }
}

/** Event numbers are dense wherever they are kept, and the states are a walk in the table that ends where the job is. */
async function checkStory(documents: BoundDocuments, job: Job, { blobs }: Platform): Promise<string[]> {
  const breaches: string[] = [];
  let seq = 0;
  let state: JobState | null = null;
  for await (const block of readChunks({ documents, blobs }, job.id, 1)) {
    if (block.firstSeq !== seq + 1) breaches.push(`after event ${seq} comes ${block.firstSeq}`);
    for (const event of block.events) {
      seq += 1;
      if (event.seq !== seq) breaches.push(`event ${event.seq} stands in the place of ${seq}`);
      if (event.type !== "state") continue;
      const move = StateEventData.parse(event.data);
      if (move.from !== state) breaches.push(`it moved from ${move.from} while it was ${state}`);
      if (state === null ? move.to !== "queued" : jobMoves[state][move.to] === undefined)
        breaches.push(`${state} -> ${move.to} is no legal move`);
      state = move.to;
    }
    if (block.lastSeq !== seq) breaches.push(`a chunk that ends with ${seq} says ${block.lastSeq}`);
  }
  if (state !== job.state) breaches.push(`its story ends as ${state}`);
  return breaches;
}

/** Chunks stand under their first number, and a sealed log is held by its job. */
async function checkLog(documents: BoundDocuments, job: Job, { blobs }: Platform): Promise<string[]> {
  const breaches: string[] = [];
  const equals = { jobId: job.id };
  for (let from = 1; ; ) {
    const chunks = await documents.query(eventChunks, "after", { equals, range: { from }, limit: 500 });
    for (const { id, data } of chunks) {
      if (id !== eventChunkId(job.id, data.firstSeq))
        breaches.push(`the chunk ${id} begins at ${data.firstSeq}`);
      from = data.lastSeq + 1;
    }
    if (chunks.length < 500) break;
  }
  for (const { data } of await documents.query(sealedEvents, "tail", { equals, limit: 500 })) {
    if (!isFinal(job.state)) breaches.push("its log is sealed though it has not ended");
    if ((await blobs.head(data.key))?.bytes !== data.bytes)
      breaches.push(`${data.key} is not there, or not whole`);
    if ((await documents.get(blobReferences, referenceId(data.key, job.id))) === undefined)
      breaches.push(`nothing holds ${data.key}`);
  }
  return breaches;
}

/** Attempts count up by one, only the last may be open, and checkpoints go forward. */
async function checkAttempts(_documents: BoundDocuments, job: Job): Promise<string[]> {
  const breaches: string[] = [];
  // The oldest of very many are no longer listed.
  const unlisted = job.attempt - job.attempts.length;
  if (unlisted < 0 || (unlisted > 0 && job.attempts.length < 100))
    breaches.push(`it counts ${job.attempt} attempts and lists ${job.attempts.length}`);
  for (const [index, attempt] of job.attempts.entries()) {
    if (attempt.number !== unlisted + index + 1)
      breaches.push(`attempt ${attempt.number} stands in the place of ${unlisted + index + 1}`);
    const last = index === job.attempts.length - 1;
    if (attempt.endedAt === null && !(last && isLeased(job.state)))
      breaches.push(`attempt ${attempt.number} never ended`);
    if (attempt.endedAt !== null && attempt.endedAt < attempt.startedAt)
      breaches.push(`attempt ${attempt.number} ended before it began`);
  }
  const steps = job.checkpoints.map((pointer) => pointer.step);
  if (steps.some((step, index) => step <= (steps[index - 1] ?? -1)))
    breaches.push(`checkpoint steps go back: ${steps.join(", ")}`);
  if ((job.checkpoint?.step ?? null) !== (steps.at(-1) ?? null))
    breaches.push("its pointer is not its newest checkpoint");
  return breaches;
}

/** Lease and place in line say what the job says. */
async function checkPlace(documents: BoundDocuments, job: Job): Promise<string[]> {
  const breaches: string[] = [];
  const lease = (await documents.get(leases, job.id))?.data;
  if (isLeased(job.state) && lease === undefined) breaches.push("no lease");
  if (!isLeased(job.state) && lease !== undefined) breaches.push("a lease that nobody should hold");
  if (lease !== undefined && lease.attempt !== job.attempt)
    breaches.push(`a lease of attempt ${lease.attempt}`);
  const row = (await documents.get(dispatch, job.id))?.data;
  if (row?.state !== dispatchState(job)) breaches.push(`its place in line is ${row?.state ?? "none"}`);
  return breaches;
}

/** An end is what it says: an outcome whose manifests hold, or a reason. */
async function checkEnd(documents: BoundDocuments, job: Job): Promise<string[]> {
  const breaches: string[] = [];
  if (isFinal(job.state) !== (job.finishedAt !== null)) breaches.push("its end and its state disagree");
  if (job.state === "failed" && (job.error === null || job.error.attempt !== job.attempt))
    breaches.push("it failed without an error of its last attempt");
  const modelId = job.kind === "train" ? inputOf("train", job).modelId : null;
  const model = modelId === null ? undefined : await documents.get(models, modelId);
  const fineTune = job.fineTuneId === null ? undefined : await documents.get(fineTunes, job.fineTuneId);
  const wasRemoved = modelId !== null && fineTune?.data.modelId === null;
  const wasRetried = fineTune !== undefined && fineTune.data.jobs.train !== job.id;
  if (modelId !== null && !wasRetried && (model !== undefined) !== (job.state === "succeeded" && !wasRemoved))
    breaches.push(model === undefined ? "no model" : "a model it should not have");
  if (job.state !== "succeeded") return breaches;
  if ((Object.keys(job.artifacts).length === 0) !== wasRemoved)
    breaches.push(wasRemoved ? "it names files of a removed model" : "it succeeded without an artefact");
  for (const [role, id] of Object.entries(job.artifacts)) {
    const artifact = (await documents.get(artifacts, id))?.data;
    if (artifact === undefined) breaches.push(`its ${role} is not there`);
    else if (createHash("sha256").update(artifact.manifest).digest("hex") !== artifact.manifestSha256)
      breaches.push(`the manifest of its ${role} has changed`);
  }
  return breaches;
}

/** Nobody waits for a job that has ended, and each wait has its edge. */
async function checkGraph(documents: BoundDocuments, job: Job): Promise<string[]> {
  const breaches: string[] = [];
  if (isFinal(job.state)) return breaches;
  for (const parentId of job.openDependencies) {
    const parent = (await documents.get(jobs, parentId))?.data;
    if (parent === undefined || isFinal(parent.state))
      breaches.push(`it waits for ${parentId}, which is ${parent?.state ?? "gone"}`);
    if ((await documents.get(dependencies, `${parentId}.${job.id}`)) === undefined)
      breaches.push(`no edge from ${parentId}`);
  }
  return breaches;
}
