"use client";
import { PageHeader } from "@facet/ui/layout/page-header";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useInfiniteQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { baseModelQueries } from "../../data/base-models.ts";
import { datasetQueries } from "../../data/datasets.ts";
import { early } from "../../frame/early.ts";
import { usePageTrail } from "../../frame/page-trail.tsx";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { fineTuneWords } from "../../words/fine-tunes.ts";
import { newRunWords as words } from "../../words/new-run.ts";

// It brings the contracts' rules: the page stands before they are there.
const Wizard = dynamic(
  early(() => import("./wizard.tsx").then((file) => file.Wizard)),
  { loading: WizardSkeleton },
);

/** From data and a base model to a run that has started. */
export function NewRunPage() {
  const href = useProjectHref();
  const projectId = useProjectId();
  // Beside the wizard's code, not after it.
  useInfiniteQuery(datasetQueries.list(projectId));
  useInfiniteQuery(baseModelQueries.list(projectId));
  usePageTrail([{ label: fineTuneWords.title, href: href("fine-tunes") }, { label: words.title }]);
  return (
    <div className="grid gap-6">
      <PageHeader title={words.title} sentence={words.lead} />
      <Wizard />
    </div>
  );
}

function WizardSkeleton() {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid gap-8">
        <Skeleton className="h-28 rounded-lg" />
        <Skeleton className="h-32 rounded-lg" />
        <Skeleton className="h-56 rounded-lg" />
        <Skeleton className="h-96 rounded-lg" />
      </div>
      <Skeleton className="h-96 rounded-lg" />
    </div>
  );
}
