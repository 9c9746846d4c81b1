"use client";
import type { FineTune, JobView } from "@facet/sdk/generated/types.gen";
import { formatNumber } from "@facet/ui/format/format-number";
import { type KeyValue, KeyValues } from "@facet/ui/layout/key-values";
import { Panel } from "@facet/ui/layout/panel";
import { TextLink } from "@facet/ui/navigation/text-link";
import { Term } from "@facet/ui/overlays/term";
import { Skeleton } from "@facet/ui/states/skeleton";
import { Time } from "@facet/ui/values/time";
import { useQuery } from "@tanstack/react-query";
import { baseModelQueries } from "../../data/base-models.ts";
import { modelQueries } from "../../data/models.ts";
import { preparationQueries } from "../../data/preparations.ts";
import { useDatasetOfVersion } from "../../data/use-dataset-of-version.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { cockpitWords } from "../../words/cockpit.ts";
import { fineTuneWords } from "../../words/fine-tunes.ts";

const words = cockpitWords.facts;

/** What a run was made of, each part a link to it. */
export function RunFacts({ run, jobs }: { run: FineTune; jobs: readonly JobView[] }) {
  const href = useProjectHref();
  const bases = useQuery(baseModelQueries.one(run.baseModelId));
  const preparations = useQuery(preparationQueries.one(run.preparationId));
  // Its id is settled from the start; the model is there once training is done.
  const isTrained = jobs.some(({ kind, state }) => kind === "train" && state === "succeeded");
  const { data: model } = useQuery({
    ...modelQueries.one(run.modelId ?? ""),
    enabled: run.modelId !== null && isTrained,
  });
  const { dataset, isLoading } = useDatasetOfVersion(run.datasetVersionId);
  const { data: base } = bases;
  const stats = preparations.data?.stats?.train;
  // What is on its way has its line already: nothing below it moves when it comes.
  const coming = <Skeleton className="h-4 w-24" />;
  const items: (KeyValue | false)[] = [
    {
      id: "method",
      label: <Term id={run.knobs.tuning === "full" ? "full-tuning" : "lora"}>{words.method}</Term>,
      value: words.methodValue(run.method, adapterOf(run)),
    },
    (dataset !== undefined || isLoading) && {
      label: words.data,
      value:
        dataset === undefined ? (
          coming
        ) : (
          <>
            <TextLink href={href("datasets", dataset.id)}>{dataset.name}</TextLink>{" "}
            <span className="text-muted">{words.dataVersion(dataset.number)}</span>
          </>
        ),
    },
    (base !== undefined || bases.isLoading) && {
      id: "base-model",
      label: <Term id="base-model">{words.base}</Term>,
      value: base === undefined ? coming : <TextLink href={href("base-models")}>{base.name}</TextLink>,
    },
    {
      id: "preset",
      label: <Term id="preset">{words.preset}</Term>,
      value:
        run.preset in fineTuneWords.presets
          ? fineTuneWords.presets[run.preset as keyof typeof fineTuneWords.presets]
          : run.preset,
    },
    (stats !== undefined || preparations.isLoading) && {
      id: "token",
      label: <Term id="token">{words.rows}</Term>,
      value:
        stats === undefined
          ? coming
          : words.rowsValue(formatNumber(stats.kept), formatNumber(stats.tokens, { compact: true })),
    },
    { label: words.started, value: <Time at={run.createdAt} /> },
    model !== undefined && {
      label: words.result,
      value: <TextLink href={href("models", model.id)}>{model.name}</TextLink>,
    },
  ];
  return (
    <Panel title={words.title}>
      <KeyValues items={items.filter((item) => item !== false)} />
    </Panel>
  );
}

function adapterOf({ knobs }: FineTune): string {
  const { tuning, lora_r: rank } = knobs;
  return tuning === "full" || typeof rank !== "number" ? words.full : words.lora(formatNumber(rank));
}
