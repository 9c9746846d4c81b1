"use client";
import { LinkButton } from "@facet/ui/actions/link-button";
import { NotFound } from "@facet/ui/states/not-found";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useQuery } from "@tanstack/react-query";
import { evaluationQueries } from "../../data/evaluations.ts";
import { fineTuneQueries } from "../../data/fine-tunes.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { early } from "../../frame/early.ts";
import { late } from "../../frame/late.tsx";
import { usePageTrail } from "../../frame/page-trail.tsx";
import { useProjectHref } from "../../frame/project.tsx";
import { evaluationWords as words } from "../../words/evaluations.ts";
import { NotMadeYet } from "../jobs/not-made-yet.tsx";

// Fetched while the evaluation is: the first view has little room.
const Measured = late(
  early(() => import("./measured.tsx").then((file) => file.Measured)),
  <PageSkeleton />,
);

/** The verdict, what it rests on, and every row. */
export function EvaluationPage({ id }: { id: string }) {
  const href = useProjectHref();
  const query = useQuery(evaluationQueries.one(id));
  const fineTuneId = query.data?.fineTuneId;
  const { data: run } = useQuery({
    ...fineTuneQueries.one(fineTuneId ?? ""),
    enabled: fineTuneId !== undefined,
  });
  usePageTrail([{ label: words.title, href: href("evaluations") }, { label: run?.name ?? id }]);
  useApiCalls([
    {
      title: words.calls.one,
      operation: "getEvaluation",
      method: "GET",
      address: "/v1/evaluations/{id}",
      path: { id },
    },
    {
      title: words.calls.rows,
      operation: "listEvaluationRows",
      method: "GET",
      address: "/v1/evaluations/{id}/rows",
      path: { id },
      query: { outcome: "worse", limit: 100 },
    },
  ]);
  return (
    <Region
      query={query}
      page
      notFound={
        <NotFound
          page
          title={words.notFound.title}
          actions={<LinkButton href={href("evaluations")}>{words.notFound.all}</LinkButton>}
        />
      }
      skeleton={<PageSkeleton />}
    >
      {(evaluation) =>
        evaluation.state === "ready" && evaluation.result !== null ? (
          <Measured evaluation={evaluation} result={evaluation.result} />
        ) : (
          <NotMadeYet words={words} made={evaluation} />
        )
      }
    </Region>
  );
}

function PageSkeleton() {
  return (
    <div className="grid gap-6">
      <Skeleton className="h-14 max-w-120" />
      <Skeleton className="h-19 rounded-lg" />
      <div className="grid gap-6 lg:grid-cols-2">
        <Skeleton className="h-52 rounded-lg" />
        <Skeleton className="h-52 rounded-lg" />
      </div>
      <Skeleton className="h-80 rounded-lg" />
    </div>
  );
}
