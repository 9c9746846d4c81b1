"use client";
import type { FineTune, JobView } from "@facet/sdk/generated/types.gen";
import { FailureCard } from "@facet/ui/signature/failure-card";
import { ErrorState } from "@facet/ui/states/error-state";
import { useDatasetOfVersion } from "../../data/use-dataset-of-version.ts";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { useLiveJob } from "../../live/use-live-job.ts";
import { explainError } from "../../words/causes.ts";
import { useFixes } from "../fixes/use-fixes.ts";

const lastLines = 50;

/** What stopped the run, and the ways out as buttons. */
export function Failure({ run, job }: { run: FineTune; job: JobView }) {
  const href = useProjectHref();
  const { data: story } = useLiveJob(job.id);
  const { dataset } = useDatasetOfVersion(useProjectId(), run.datasetVersionId);
  const explained = explainError(job.error?.code ?? "internal");
  const { fixes, error } = useFixes({
    actions: explained.actions,
    run,
    fixKnobs: job.error?.fixKnobs,
    places: {
      page: (path) => href(...path.split("/")),
      ...(dataset === undefined
        ? {}
        : {
            refusedRows: `${href("datasets", dataset.id)}?tab=quality`,
            preparedRows: `${href("datasets", dataset.id)}?tab=tokens`,
          }),
      newRun: (knob) => `${href("fine-tunes", "new")}?from=${run.id}&knob=${knob}`,
    },
  });
  if (job.error === null) return null;
  const log = (story?.logs ?? []).slice(-lastLines).map(({ message }) => message);
  return (
    <div className="grid gap-3">
      <FailureCard
        error={job.error}
        story={explained.cause}
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
