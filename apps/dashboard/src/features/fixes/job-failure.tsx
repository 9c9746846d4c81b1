"use client";
import type { JobView } from "@facet/sdk/generated/types.gen";
import { FailureCard } from "@facet/ui/signature/failure-card";
import { useProjectHref } from "../../frame/project.tsx";
import { explainError } from "../../words/causes.ts";
import type { FixPlaces } from "./fix-places.ts";
import { useFixes } from "./use-fixes.ts";

interface JobFailureProps {
  readonly job: JobView;
  readonly places?: Omit<FixPlaces, "page">;
  /** Pages that are no way out, because this is one of them. */
  readonly here?: string;
  readonly onRetry?: () => void;
}

/** What stopped a job that belongs to no run, and the ways out as buttons. */
export function JobFailure({ job, places, here, onRetry }: JobFailureProps) {
  const href = useProjectHref();
  const { cause, actions } = explainError(job.error?.code ?? "internal");
  const { fixes } = useFixes({
    actions: actions.filter((action) => action.kind !== "open-page" || action.page !== here),
    places: { page: (path) => href(...path.split("/")), ...places },
    onRetry,
  });
  if (job.error === null) return null;
  return <FailureCard error={job.error} story={cause} fixes={fixes} attempts={job.attempt} jobId={job.id} />;
}
