"use client";
import type { JobView } from "@facet/sdk/generated/types.gen";
import { FailureCard } from "@facet/ui/signature/failure-card";
import { useRouter } from "next/navigation";
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
  /** The usual way out of this page's failures, where the failure itself names none to the same place. */
  readonly usual?: { readonly label: string; readonly page: string };
}

/** What stopped a job that belongs to no run, and the ways out as buttons. */
export function JobFailure({ job, places, here, onRetry, usual }: JobFailureProps) {
  const href = useProjectHref();
  const router = useRouter();
  const { cause, actions } = explainError(job.error?.code ?? "internal");
  const { fixes } = useFixes({
    actions: actions.filter((action) => action.kind !== "open-page" || action.page !== here),
    places: { page: (path) => href(...path.split("/")), ...places },
    onRetry,
  });
  const isNamed = actions.some((action) => action.kind === "open-page" && action.page === usual?.page);
  const first =
    usual === undefined || isNamed
      ? []
      : [{ id: "usual", label: usual.label, onAct: () => router.push(href(...usual.page.split("/"))) }];
  if (job.error === null) return null;
  return (
    <FailureCard
      error={job.error}
      story={cause}
      fixes={[...first, ...fixes]}
      attempts={job.attempt}
      jobId={job.id}
    />
  );
}
