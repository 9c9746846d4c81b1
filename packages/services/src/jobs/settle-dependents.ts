import type { Job } from "@facet/contracts/jobs/job";
import { isFinal } from "@facet/contracts/jobs/job-state";
import { dependencies } from "../data/collections/dependencies.ts";
import { jobs } from "../data/collections/jobs.ts";
import type { Work } from "../data/work.ts";
import { type MoveJob, settleDependent } from "./settle-dependent.ts";

/** Each dependent costs up to eight writes, and a transaction has 500. */
const dependentsPerTransaction = 40;

/**
 * Tells the jobs that wait for an ended one, in its own transaction, and those that wait for them. What does not fit is
 * left to the relay. Repeating it is harmless.
 */
export async function settleDependents(work: Work, parent: Job, moveJob: MoveJob): Promise<void> {
  const budget = work.memo("settled-dependents", () => ({ left: dependentsPerTransaction }));
  const edges = await work.query(dependencies, "byParent", {
    equals: { parentJobId: parent.id },
    limit: dependentsPerTransaction + 1,
  });
  for (const edge of edges) {
    if (budget.left === 0) {
      work.later({ type: "settle-dependents", orgId: parent.orgId, jobId: parent.id });
      return;
    }
    budget.left -= 1;
    const child = (await work.get(jobs, edge.data.childJobId))?.data;
    if (child === undefined || isFinal(child.state)) work.remove(dependencies, edge.id);
    else await settleDependent(work, parent, child, moveJob);
  }
}
