"use client";
import { CopyButton } from "@facet/ui/actions/copy-button";
import { LinkButton } from "@facet/ui/actions/link-button";
import { Notice } from "@facet/ui/layout/notice";
import { PageHeader } from "@facet/ui/layout/page-header";
import { ErrorState } from "@facet/ui/states/error-state";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useProjectHref } from "../../frame/project.tsx";
import { compareWords as words } from "../../words/compare.ts";
import { ComparedCurves } from "./compared-curves.tsx";
import { ComparedFigures } from "./compared-figures.tsx";
import { ComparedRuns } from "./compared-runs.tsx";
import { ComparedSettings } from "./compared-settings.tsx";
import { useCompared } from "./use-compared.ts";

interface ComparisonProps {
  readonly ids: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}

/** Curves over each other; verdicts, figures and differing settings side by side. */
export function Comparison({ ids, onChoose }: ComparisonProps) {
  const href = useProjectHref();
  const { found, missing, isLoading, error, retry } = useCompared(ids);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={words.title}
        sentence={words.lead(ids.length)}
        actions={
          <>
            <CopyButton text={() => window.location.href} label={words.link} size="medium" />
            <LinkButton href={href("fine-tunes", "compare")}>{words.change}</LinkButton>
          </>
        }
      />
      {missing.length > 0 && <Notice tone="warning">{words.missing.sentence(missing)}</Notice>}
      {error !== null && <ErrorState error={error} onRetry={retry} />}
      {isLoading ? (
        <>
          <Skeleton className="h-24 rounded-lg" />
          <Skeleton className="h-80 rounded-lg" />
          <Skeleton className="h-96 rounded-lg" />
        </>
      ) : (
        found.length > 0 && (
          <>
            <ComparedRuns compared={found} onRemove={(gone) => onChoose(ids.filter((id) => id !== gone))} />
            <ComparedCurves key={found.map(({ run }) => run.id).join()} compared={found} />
            <ComparedFigures compared={found} missing={missing} />
            <ComparedSettings compared={found} missing={missing} />
          </>
        )
      )}
    </div>
  );
}
