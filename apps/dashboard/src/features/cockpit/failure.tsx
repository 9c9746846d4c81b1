"use client";
import type { FineTune, JobView } from "@facet/sdk/generated/types.gen";
import { FailureCard } from "@facet/ui/signature/failure-card";
import { ErrorState } from "@facet/ui/states/error-state";
import { useLiveJob } from "../../live/use-live-job.ts";
import { explainProblem } from "../../words/causes.ts";
import { useFixes } from "../fixes/use-fixes.ts";
import { useRunPlaces } from "./use-run-places.ts";

const lastLines = 50;

/** What stopped the run, and the ways out as buttons. */
export function Failure({ run, job }: { run: FineTune; job: JobView }) {
  const { data: story } = useLiveJob(job.id);
  const explained = explainProblem(job.error ?? { code: "internal", fix: "" });
  const { fixes, error } = useFixes({
    actions: explained.actions,
    run,
    fixKnobs: job.error?.fixKnobs,
    places: useRunPlaces(run),
  });
  if (job.error === null) return null;
  const log = (story?.logs ?? []).slice(-lastLines).map(({ message }) => message);
  return (
    <div className="grid gap-3">
      <FailureCard
        error={job.error}
        story={explained.cause}
        todo={explained.todo}
        fixes={fixes}
        checkpointStep={job.checkpoint?.step ?? null}
        attempts={job.attempt}
        jobId={job.id}
        {...(log.length === 0 ? {} : { details: log.join("\n") })}
      />
      {error !== null && error !== undefined && <ErrorState error={error} />}
    </div>
  );
}
