"use client";
import { LinkButton } from "@facet/ui/actions/link-button";
import { PageHeader } from "@facet/ui/layout/page-header";
import { Panel } from "@facet/ui/layout/panel";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useInfiniteQuery } from "@tanstack/react-query";
import { baseModelQueries } from "../../data/base-models.ts";
import { exportQueries } from "../../data/exports.ts";
import { modelQueries } from "../../data/models.ts";
import { usePageTrail } from "../../frame/page-trail.tsx";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { playgroundWords as words } from "../../words/playground.ts";
import { Playground } from "./playground.tsx";

/** Base, tuned and exported models answer the same question side by side. */
export function PlaygroundPage() {
  const projectId = useProjectId();
  const href = useProjectHref();
  const models = useInfiniteQuery(modelQueries.list(projectId));
  const bases = useInfiniteQuery(baseModelQueries.list(projectId));
  const { data: exports } = useInfiniteQuery(exportQueries.list(projectId));
  usePageTrail([{ label: words.title }]);
  const hasModels =
    (bases.data ?? []).some(({ state }) => state === "ready") || (models.data ?? []).length > 0;
  return (
    <div className="grid gap-6">
      <PageHeader title={words.title} sentence={words.lead} />
      <Region query={models} skeleton={<PlaygroundSkeleton />}>
        {(tuned) => (
          <Region
            query={bases}
            skeleton={<PlaygroundSkeleton />}
            isEmpty={() => !hasModels}
            empty={
              <Panel flush>
                <Empty
                  title={words.empty.title}
                  actions={
                    <>
                      <LinkButton look="main" href={href("base-models")}>
                        {words.empty.bases}
                      </LinkButton>
                      <LinkButton href={href("fine-tunes", "new")}>{words.empty.start}</LinkButton>
                    </>
                  }
                >
                  {words.empty.lead}
                </Empty>
              </Panel>
            }
          >
            {(base) => <Playground known={{ models: tuned, bases: base, exports: exports ?? [] }} />}
          </Region>
        )}
      </Region>
    </div>
  );
}

function PlaygroundSkeleton() {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Skeleton className="h-96 rounded-lg" />
      <Skeleton className="h-96 rounded-lg" />
    </div>
  );
}
