import type { Job } from "@facet/contracts/jobs/job";
import { dependencies } from "../data/collections/dependencies.ts";
import type { Work } from "../data/work.ts";
import { placeInLine } from "./dispatch-row.ts";
import { jobError } from "./job-error.ts";
import type { Move } from "./move.ts";
import { saveJob } from "./save-job.ts";
import { beginWaiting } from "./waiting.ts";

export type MoveJob = (work: Work, job: Job, move: Move) => Promise<Job>;

/** Tells one waiting job of its parent's end: released when that succeeded, else cancelled with reason `parent_failed`. */
export async function settleDependent(work: Work, parent: Job, child: Job, moveJob: MoveJob): Promise<void> {
  work.remove(dependencies, `${parent.id}.${child.id}`);
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
