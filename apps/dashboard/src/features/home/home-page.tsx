"use client";
import { LinkButton } from "@facet/ui/actions/link-button";
import { PageHeader } from "@facet/ui/layout/page-header";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { datasetQueries } from "../../data/datasets.ts";
import { fineTuneQueries } from "../../data/fine-tunes.ts";
import { projectQueries } from "../../data/projects.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { usePageTrail } from "../../frame/page-trail.tsx";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { homeWords as words } from "../../words/home.ts";
import { isOpenRun } from "../fine-tunes/is-open-run.ts";
import { ContinuePanel } from "./continue-panel.tsx";
import { DatasetsPanel } from "./datasets-panel.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { ModelsPanel } from "./models-panel.tsx";
import { UsageStrip } from "./usage-strip.tsx";

/** What is going on in a project, and the next thing to do. Each part fails alone. */
export function HomePage() {
  const projectId = useProjectId();
  const href = useProjectHref();
  const { data: project } = useQuery(projectQueries.one(projectId));
  const datasets = useInfiniteQuery(datasetQueries.list(projectId));
  const runs = useInfiniteQuery(fineTuneQueries.list(projectId));
  usePageTrail([{ label: words.title }]);
  useApiCalls([
    {
      title: words.calls.runs,
      operation: "listFineTunes",
      method: "GET",
      address: "/v1/fine-tunes",
      query: { projectId },
    },
    {
      title: words.calls.datasets,
      operation: "listDatasets",
      method: "GET",
      address: "/v1/datasets",
      query: { projectId },
    },
    {
      title: words.calls.models,
      operation: "listModels",
      method: "GET",
      address: "/v1/models",
      query: { projectId },
    },
    { title: words.calls.usage, operation: "getUsage", method: "GET", address: "/v1/usage" },
    {
      title: words.calls.feed,
      operation: "followProject",
      method: "GET",
      address: "/v1/projects/{id}/feed",
      path: { id: projectId },
      stream: true,
    },
  ]);
  const isNew = runs.data?.length === 0 && !datasets.isLoading;
  const hasData = (datasets.data?.length ?? 0) > 0;
  // One main button: back to what runs, else on to the next run.
  const isAtWork = runs.data?.some(isOpenRun) === true;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={words.title}
        sentence={project === undefined ? "\u00a0" : words.lead(project.name)}
        actions={
          !isNew && (
            <>
              <LinkButton href={href("datasets", "new")}>{words.datasets.add}</LinkButton>
              <LinkButton look={isAtWork ? "plain" : "main"} href={href("fine-tunes", "new")}>
                {words.continue.start}
              </LinkButton>
            </>
          )
        }
      />
      {isNew ? <FirstSteps hasData={hasData} /> : <ContinuePanel query={runs} />}
      {(!isNew || hasData) && (
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <DatasetsPanel query={datasets} />
          <ModelsPanel />
        </div>
      )}
      {!isNew && <UsageStrip />}
    </div>
  );
}
