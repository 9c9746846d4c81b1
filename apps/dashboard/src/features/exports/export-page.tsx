"use client";
import { LinkButton } from "@facet/ui/actions/link-button";
import { NotFound } from "@facet/ui/states/not-found";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useQuery } from "@tanstack/react-query";
import { exportQueries } from "../../data/exports.ts";
import { modelQueries } from "../../data/models.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { usePageTrail } from "../../frame/page-trail.tsx";
import { useProjectHref } from "../../frame/project.tsx";
import { exportWords as words } from "../../words/exports.ts";
import { NotMadeYet } from "../jobs/not-made-yet.tsx";
import { ExportedFiles } from "./exported-files.tsx";

/** The files of a model: which to take, how they behave, and how to check that. */
export function ExportPage({ id }: { id: string }) {
  const href = useProjectHref();
  const query = useQuery(exportQueries.one(id));
  const modelId = query.data?.modelId ?? null;
  const { data: model } = useQuery({ ...modelQueries.one(modelId ?? ""), enabled: modelId !== null });
  usePageTrail([
    { label: words.models, href: href("models") },
    ...(model === undefined ? [] : [{ label: model.name, href: href("models", model.id) }]),
    { label: words.title },
  ]);
  useApiCalls([
    {
      title: words.calls.one,
      operation: "getExport",
      method: "GET",
      address: "/v1/exports/{id}",
      path: { id },
    },
    {
      title: words.calls.files,
      operation: "listExportFiles",
      method: "GET",
      address: "/v1/exports/{id}/files",
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
          actions={<LinkButton href={href("models")}>{words.notFound.all}</LinkButton>}
        />
      }
      skeleton={<ExportSkeleton />}
    >
      {(found) =>
        found.state === "ready" ? (
          <ExportedFiles found={found} modelName={model?.name ?? null} />
        ) : (
          <NotMadeYet words={words} made={found} />
        )
      }
    </Region>
  );
}

function ExportSkeleton() {
  return (
    <div className="grid gap-6">
      <Skeleton className="h-14 max-w-120" />
      <Skeleton className="h-64 rounded-lg" />
      <Skeleton className="h-64 rounded-lg" />
    </div>
  );
}
