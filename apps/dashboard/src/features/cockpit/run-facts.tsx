"use client";
import type { FineTune, JobView } from "@facet/sdk/generated/types.gen";
import { formatDuration } from "@facet/ui/format/format-duration";
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
import { RunPriority } from "./run-priority.tsx";

const words = cockpitWords.facts;

/** What a run was made of, each part a link to it. */
export function RunFacts({ run, jobs }: { run: FineTune; jobs: readonly JobView[] }) {
  const href = useProjectHref();
  const bases = useQuery(baseModelQueries.one(run.baseModelId));
  const preparations = useQuery(preparationQueries.one(run.preparationId));
  // Its id is settled from the start; the model is there once training is done.
  const train = jobs.find(({ kind }) => kind === "train");
  const isTrained = train?.state === "succeeded";
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
    { label: words.priority, value: <RunPriority run={run} /> },
    run.timeLimitMinutes !== null && {
      label: words.limit,
      value: formatDuration(run.timeLimitMinutes * 60_000),
    },
    run.autoSaferRetry && { label: words.safer, value: words.saferValue },
    ...(train === undefined ? [] : historyOf(train)),
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

/** What this training goes back to: the one it repeats, and what was turned when memory ran out. */
function historyOf({ retryOf, saferKnobs, checkpoints }: JobView): (KeyValue | false)[] {
  const [first] = checkpoints;
  return [
    retryOf !== null && {
      label: words.repeats,
      value: (
        <>
          <code className="[overflow-wrap:anywhere]">{retryOf}</code>{" "}
          <span className="text-muted">
            {first === undefined ? words.repeatsAnew : words.repeatsFrom(formatNumber(first.step))}
          </span>
        </>
      ),
    },
    saferKnobs !== null && {
      label: words.lessMemory,
      value: (
        <code>
          {Object.entries(saferKnobs)
            .map(([knob, value]) => `${knob} ${JSON.stringify(value)}`)
            .join(", ")}
        </code>
      ),
    },
  ];
}

function adapterOf({ knobs }: FineTune): string {
  const { tuning, lora_r: rank } = knobs;
  return tuning === "full" || typeof rank !== "number" ? words.full : words.lora(formatNumber(rank));
}
