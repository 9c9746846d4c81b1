"use client";
import type { Model } from "@facet/sdk/generated/types.gen";
import { LineageView } from "@facet/ui/signature/lineage-view";
import { verdictWords } from "@facet/ui/signature/words/verdict-words";
import { Skeleton } from "@facet/ui/states/skeleton";
import { Badge } from "@facet/ui/status/badge";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { baseModelQueries } from "../../data/base-models.ts";
import { evaluationQueries } from "../../data/evaluations.ts";
import { exportQueries } from "../../data/exports.ts";
import { fineTuneQueries } from "../../data/fine-tunes.ts";
import { useDatasetOfVersion } from "../../data/use-dataset-of-version.ts";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { modelWords } from "../../words/models.ts";
import { formatsOf } from "../exports/formats-of.ts";

const words = modelWords.one;

/** Data set and base, the run, this model, and what was made of it. What was deleted keeps its place. */
export function ModelLineage({ model }: { model: Model }) {
  const href = useProjectHref();
  const projectId = useProjectId();
  const { fineTuneId } = model;
  const run = useQuery(fineTuneQueries.one(fineTuneId));
  const base = useQuery(baseModelQueries.one(model.baseModelId));
  const { dataset, isGone, isLoading } = useDatasetOfVersion(model.datasetVersionId);
  const evaluations = useInfiniteQuery(evaluationQueries.list(projectId, { fineTuneId }));
  const exports = useInfiniteQuery(exportQueries.list(projectId, { fineTuneId }));
  // All of it together: a part that came later would move what stands below.
  if ([run, base, evaluations, exports].some((query) => query.isLoading) || isLoading)
    return <Skeleton className="h-36.5" />;
  return (
    <LineageView
      label={words.lineage}
      stages={[
        {
          label: words.stages.from,
          items: [
            {
              id: model.datasetVersionId,
              title: dataset?.name ?? modelWords.columns.data,
              detail: dataset === undefined ? words.datasetDetail : words.datasetVersion(dataset.number),
              href: dataset === undefined ? undefined : href("datasets", dataset.id),
              gone: isGone,
            },
            {
              id: model.baseModelId,
              title: base.data?.name ?? modelWords.columns.base,
              detail: words.baseDetail,
              href: href("base-models"),
              gone: base.isError,
            },
          ],
        },
        {
          label: words.stages.run,
          items: [
            {
              id: fineTuneId,
              title: run.data?.name ?? fineTuneId,
              href: href("fine-tunes", fineTuneId),
              gone: run.isError,
            },
          ],
        },
        { label: words.stages.model, items: [{ id: model.id, title: model.name, here: true }] },
        {
          label: words.stages.made,
          items: [
            ...(evaluations.data ?? []).map(({ id, result }) => ({
              id,
              title: words.evaluation,
              href: href("evaluations", id),
              badge: result !== null && (
                <Badge tone={verdictWords(result.verdict).tone}>
                  {verdictWords(result.verdict).headline}
                </Badge>
              ),
            })),
            ...(exports.data ?? []).map((one) => ({
              id: one.id,
              title: words.exported,
              detail: formatsOf(one),
              href: href("exports", one.id),
            })),
          ],
        },
      ]}
    />
  );
}
