"use client";
import { LinkButton } from "@facet/ui/actions/link-button";
import { NotFound } from "@facet/ui/states/not-found";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { fineTuneQueries } from "../../data/fine-tunes.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { early } from "../../frame/early.ts";
import { usePageTrail } from "../../frame/page-trail.tsx";
import { useProjectHref } from "../../frame/project.tsx";
import { cockpitWords as words } from "../../words/cockpit.ts";
import { fineTuneWords } from "../../words/fine-tunes.ts";

// Fetched while the run is: the first view has little room.
const Cockpit = dynamic(
  early(() => import("./cockpit.tsx").then((file) => file.Cockpit)),
  { loading: CockpitSkeleton },
);

/** One run: what it does now, or what it did. The same page live, after a reload, and a year later. */
export function CockpitPage({ id }: { id: string }) {
  const href = useProjectHref();
  const query = useQuery(fineTuneQueries.one(id));
  const train = query.data?.jobs.train;
  usePageTrail([{ label: fineTuneWords.title, href: href("fine-tunes") }, { label: query.data?.name ?? id }]);
  const job = train === undefined ? {} : { path: { id: train } };
  useApiCalls([
    {
      title: words.calls.run,
      operation: "getFineTune",
      method: "GET",
      address: "/v1/fine-tunes/{id}",
      path: { id },
    },
    { title: words.calls.job, operation: "getJob", method: "GET", address: "/v1/jobs/{id}", ...job },
    {
      title: words.calls.metrics,
      operation: "getJobMetrics",
      method: "GET",
      address: "/v1/jobs/{id}/metrics",
      ...job,
      query: { names: "loss,eval_loss" },
    },
    {
      title: words.calls.events,
      operation: "listJobEvents",
      method: "GET",
      address: "/v1/jobs/{id}/events",
      ...job,
      stream: true,
    },
    {
      title: words.calls.cancel,
      operation: "cancelFineTune",
      method: "POST",
      address: "/v1/fine-tunes/{id}/cancel",
      path: { id },
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
          actions={<LinkButton href={href("fine-tunes")}>{words.notFound.all}</LinkButton>}
        />
      }
      skeleton={<CockpitSkeleton />}
    >
      {(run) => <Cockpit run={run} />}
    </Region>
  );
}

function CockpitSkeleton() {
  return (
    <div className="grid gap-6">
      <Skeleton className="h-14 max-w-150" />
      <Skeleton className="h-6" />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Skeleton className="h-80 rounded-lg" />
        <Skeleton className="h-80 rounded-lg" />
      </div>
    </div>
  );
}
