"use client";
import type { JobView } from "@facet/sdk/generated/types.gen";
import { FailureCard, type RankedFix } from "@facet/ui/signature/failure-card";
import { useProjectHref } from "../../frame/project.tsx";
import { explainProblem } from "../../words/causes.ts";
import type { FixPlaces } from "./fix-places.ts";
import { useFixes } from "./use-fixes.ts";

interface JobFailureProps {
  readonly job: JobView;
  readonly places?: Omit<FixPlaces, "page">;
  /** What this page itself can do, before what the catalogue of errors knows. */
  readonly first?: readonly RankedFix[];
  /** Pages that are no way out: this one, or what `first` does better. */
  readonly without?: readonly string[];
}

/** What stopped a job that belongs to no run, and the ways out as buttons. */
export function JobFailure({ job, places, first = [], without = [] }: JobFailureProps) {
  const href = useProjectHref();
  const { cause, todo, actions } = explainProblem(job.error ?? { code: "internal", fix: "" });
  const { fixes } = useFixes({
    actions: actions.filter((action) => action.kind !== "open-page" || !without.includes(action.page)),
    places: { page: (path) => href(...path.split("/")), ...places },
  });
  if (job.error === null) return null;
  return (
    <FailureCard
      error={job.error}
      story={cause}
      todo={todo}
      fixes={[...first, ...fixes]}
      attempts={job.attempt}
      jobId={job.id}
    />
  );
}
