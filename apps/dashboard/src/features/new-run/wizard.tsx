"use client";
import type { Dataset } from "@facet/sdk/generated/types.gen";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useInfiniteQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useEffect, useRef } from "react";
import { baseModelQueries } from "../../data/base-models.ts";
import { datasetQueries } from "../../data/datasets.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { useProjectId } from "../../frame/project.tsx";
import { useAddressState } from "../../frame/use-address-state.ts";
import { newRunWords as words } from "../../words/new-run.ts";
import { ChooseData } from "./choose-data.tsx";
import { ChooseModel } from "./choose-model.tsx";
import { bodyOf } from "./draft.ts";
import { HowItRuns } from "./how-it-runs.tsx";
import { Side } from "./side.tsx";
import { Then } from "./then.tsx";
import { useChosenData } from "./use-chosen-data.ts";
import { useDraft } from "./use-draft.ts";
import { useStart } from "./use-start.ts";

const Settings = dynamic(() => import("./settings.tsx").then((file) => file.Settings), {
  loading: () => <Skeleton className="h-96 rounded-lg" />,
});

/** Data, model, settings at the left; what they mean, and the button that starts, at the right. */
export function Wizard() {
  const projectId = useProjectId();
  const { draft, change, reset, forget, isReady } = useDraft(projectId);
  const datasets = useInfiniteQuery(datasetQueries.list(projectId));
  const bases = useInfiniteQuery(baseModelQueries.list(projectId));
  const [datasetId] = useAddressState("dataset", "");
  const [baseId] = useAddressState("base", "");
  const [, showKnob] = useAddressState("knob", "");
  const start = useStart({ draft, projectId, onStarted: forget, onRefusedKnob: showKnob });
  const form = useRef<HTMLFormElement>(null);
  const { refused } = start;
  useEffect(() => {
    if (refused === 0) return;
    // A choice of cards says that it is wrong on its group.
    form.current
      ?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong], fieldset[aria-describedby] input')
      ?.focus();
  }, [refused]);
  const { dataset, older, isFinding } = useChosenData(datasets.data, draft.datasetVersionId);
  useFirstChoices({
    draft,
    change,
    older,
    datasets: isReady && !isFinding ? datasets.data : undefined,
    bases: bases.data,
    datasetId,
    baseId,
  });
  const body = bodyOf(draft, projectId);
  // The first choices are made in an effect: until then nothing is missing.
  const canChoose =
    datasets.data?.some(({ latestVersion }) => latestVersion?.state === "ready") === true &&
    bases.data?.some(({ state }) => state === "ready") === true;
  const isComing = datasets.isLoading || bases.isLoading || (body === undefined && canChoose);
  const base = bases.data?.find(({ id }) => id === draft.baseModelId);
  const sent = body === undefined ? {} : { body };
  useApiCalls([
    {
      title: words.calls.create,
      operation: "createFineTune",
      method: "POST",
      address: "/v1/fine-tunes",
      ...sent,
    },
    {
      title: words.calls.plan,
      operation: "planFineTune",
      method: "POST",
      address: "/v1/fine-tunes/plan",
      ...sent,
    },
  ]);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        start.start();
      }}
    >
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-8">
          <section className="grid gap-3">
            <h2 className="font-semibold">{words.goal.title}</h2>
            <div className="grid gap-1 rounded-lg border border-accent bg-surface px-4 py-3">
              <p className="font-medium">{words.goal.label}</p>
              <p className="text-muted text-table">{words.goal.detail}</p>
            </div>
          </section>
          <ChooseData
            query={datasets}
            older={older}
            value={draft.datasetVersionId}
            onChange={(datasetVersionId) => change({ datasetVersionId })}
            error={start.missing.data}
          />
          <ChooseModel query={bases} draft={draft} onChange={change} error={start.missing.model} />
          <section className="grid gap-3">
            <h2 className="font-semibold">{words.settings.title}</h2>
            <Settings
              draft={draft}
              dataset={dataset}
              base={base}
              datasets={datasets.data ?? []}
              bases={bases.data ?? []}
              refusals={start.refusals}
              onChange={change}
            />
          </section>
          <Then draft={draft} onChange={change} />
          <HowItRuns draft={draft} onChange={change} />
        </div>
        <Side coming={isComing} body={body} draft={draft} start={start} onChange={change} onReset={reset} />
      </div>
    </form>
  );
}

interface FirstChoices {
  readonly older: Dataset | undefined;
  readonly draft: ReturnType<typeof useDraft>["draft"];
  readonly change: ReturnType<typeof useDraft>["change"];
  readonly datasets: readonly Dataset[] | undefined;
  readonly bases: readonly { id: string; state: string }[] | undefined;
  readonly datasetId: string;
  readonly baseId: string;
}

/** A default that is valid for each choice: what the address names, else what was chosen before, else the newest. */
function useFirstChoices({ draft, change, older, datasets, bases, datasetId, baseId }: FirstChoices): void {
  const named = useRef(false);
  useEffect(() => {
    if (datasets === undefined || bases === undefined) return;
    const ready = datasets.filter(({ latestVersion }) => latestVersion?.state === "ready");
    const models = bases.filter(({ state }) => state === "ready");
    const wanted = named.current ? undefined : ready.find(({ id }) => id === datasetId);
    const wantedBase = named.current ? undefined : models.find(({ id }) => id === baseId);
    named.current = true;
    const isThere = [...ready, older].some((one) => one?.latestVersion?.id === draft.datasetVersionId);
    const data = wanted ?? (isThere ? undefined : ready[0]);
    const model = wantedBase ?? (models.some(({ id }) => id === draft.baseModelId) ? undefined : models[0]);
    const version = data?.latestVersion?.id;
    if (version === undefined && model === undefined) return;
    change({
      ...(version === undefined ? {} : { datasetVersionId: version }),
      ...(model === undefined ? {} : { baseModelId: model.id }),
    });
  }, [datasets, bases, datasetId, baseId, older, draft.datasetVersionId, draft.baseModelId, change]);
}
