"use client";
import type { Model } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { formatAge } from "@facet/ui/format/format-age";
import { PageHeader } from "@facet/ui/layout/page-header";
import { Panel } from "@facet/ui/layout/panel";
import { NotFound } from "@facet/ui/states/not-found";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import { Badge } from "@facet/ui/status/badge";
import { CodeBlock } from "@facet/ui/text/code-block";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { exportQueries } from "../../data/exports.ts";
import { modelQueries } from "../../data/models.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { usePageTrail } from "../../frame/page-trail.tsx";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { modelWords } from "../../words/models.ts";
import { AboutModel } from "./about-model.tsx";
import { chatSamples } from "./chat-samples.ts";
import { ModelLineage } from "./model-lineage.tsx";
import { RemoveModel } from "./remove-model.tsx";
import { RenameModel } from "./rename-model.tsx";
import { TrainingFacts } from "./training-facts.tsx";

const words = modelWords.one;

/** One tuned model: where it comes from, how it was trained, what to do with it. */
export function ModelPage({ id }: { id: string }) {
  const href = useProjectHref();
  const query = useQuery(modelQueries.one(id));
  const path = { id };
  usePageTrail([{ label: modelWords.title, href: href("models") }, { label: query.data?.name ?? id }]);
  useApiCalls([
    { title: modelWords.calls.one, operation: "getModel", method: "GET", address: "/v1/models/{id}", path },
    {
      title: modelWords.calls.update,
      operation: "updateModel",
      method: "PATCH",
      address: "/v1/models/{id}",
      path,
      body: { tags: ["support"] },
    },
    {
      title: modelWords.calls.remove,
      operation: "removeModel",
      method: "DELETE",
      address: "/v1/models/{id}",
      path,
    },
  ]);
  return (
    <Region
      query={query}
      page
      notFound={
        <NotFound
          page
          title={modelWords.notFound.title}
          actions={<LinkButton href={href("models")}>{modelWords.notFound.all}</LinkButton>}
        />
      }
      skeleton={<ModelSkeleton />}
    >
      {(model) => <ModelView model={model} />}
    </Region>
  );
}

function ModelView({ model }: { model: Model }) {
  const href = useProjectHref();
  const { fineTuneId } = model;
  const { data: exports, isLoading } = useInfiniteQuery(exportQueries.list(useProjectId(), { fineTuneId }));
  const exported = exports?.find(({ state }) => state === "ready");
  return (
    <div className="grid gap-6">
      <PageHeader
        title={model.name}
        badges={
          <>
            <Badge tone="idle" shape={null}>
              {modelWords.kinds[model.kind]}
            </Badge>
            {model.tags.map((tag) => (
              <Badge key={tag} tone="idle" shape={null}>
                {tag}
              </Badge>
            ))}
          </>
        }
        sentence={words.lead(model.training.steps, formatAge(Date.parse(model.createdAt), Date.now()))}
        actions={
          <>
            <RemoveModel model={model} />
            <RenameModel model={model} />
            {(exported !== undefined || isLoading) && (
              // While it is not known, it keeps its place: the buttons beside it must not jump from under a hand.
              <span className={exported === undefined ? "invisible" : undefined}>
                <LinkButton href={href("exports", exported?.id ?? "")}>{words.export}</LinkButton>
              </span>
            )}
            <LinkButton look="main" href={`${href("playground")}?model=${model.id}`}>
              {words.try}
            </LinkButton>
          </>
        }
      />
      <Panel title={words.lineage}>
        <ModelLineage model={model} />
      </Panel>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <TrainingFacts training={model.training} />
        <div className="grid gap-6">
          <Panel title={words.use.title} description={words.use.lead}>
            <CodeBlock label={words.use.label} samples={chatSamples(model.name, window.location.origin)} />
          </Panel>
          <AboutModel key={model.id} model={model} />
        </div>
      </div>
    </div>
  );
}

function ModelSkeleton() {
  return (
    <div className="grid gap-6">
      <Skeleton className="h-14 max-w-120" />
      <Skeleton className="h-36 rounded-lg" />
      <div className="grid gap-6 lg:grid-cols-2">
        <Skeleton className="h-80 rounded-lg" />
        <Skeleton className="h-80 rounded-lg" />
      </div>
    </div>
  );
}
