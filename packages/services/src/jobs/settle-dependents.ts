import type { Job } from "@facet/contracts/jobs/job";
import { isFinal } from "@facet/contracts/jobs/job-state";
import { dependencies } from "../data/collections/dependencies.ts";
import { jobs } from "../data/collections/jobs.ts";
import type { Work } from "../data/work.ts";
import { jobError } from "./job-error.ts";
import { placeInLine } from "./dispatch-row.ts";
import type { Move } from "./move-job.ts";
import { saveJob } from "./save-job.ts";
import { beginWaiting } from "./waiting.ts";

type MoveJob = (work: Work, job: Job, move: Move) => Promise<Job>;

/** Each dependent costs up to eight writes, and a transaction has 500. */
const dependentsPerTransaction = 40;

/**
 * Tells the jobs that depend on an ended one, in its own transaction: released when it succeeded, else cancelled with
 * reason `parent_failed`, and theirs after them. What does not fit is left to the relay. Repeating it is harmless.
 */
export async function settleDependents(work: Work, parent: Job, moveJob: MoveJob): Promise<void> {
  const budget = work.memo("settled-dependents", () => ({ left: dependentsPerTransaction }));
  const edges = await work.query(dependencies, "byParent", { equals: { parentJobId: parent.id }, limit: dependentsPerTransaction + 1 });
  for (const edge of edges) {
    if (budget.left === 0) {
      work.later({ type: "settle-dependents", orgId: parent.orgId, jobId: parent.id });
      return;
    }
    budget.left -= 1;
    work.remove(dependencies, edge.id);
    const child = await work.get(jobs, edge.data.childJobId);
    if (child !== undefined && !isFinal(child.data.state)) await settle(work, parent, child.data, moveJob);
  }
}

async function settle(work: Work, parent: Job, child: Job, moveJob: MoveJob): Promise<void> {
  if (parent.state === "succeeded") {
    const openDependencies = child.openDependencies.filter((id) => id !== parent.id);
    const waiting = beginWaiting({ state: child.state, openDependencies }, work.now);
    placeInLine(work, saveJob(work, child, { openDependencies, waiting }));
    return;
  }
  const error = jobError("parent_failed", {
    class: parent.error?.class ?? "user",
    message: `Its ${parent.kind} job ended as ${parent.state}.`,
    place: parent.id,
    attempt: child.attempt,
    lastStep: null,
  });
  await moveJob(work, child, { to: "cancelled", by: "sweeper", reason: "parent_failed", error });
}
