"use client";
import type { Model } from "@facet/sdk/generated/types.gen";
import { useQuery } from "@tanstack/react-query";
import { fineTuneQueries } from "../../data/fine-tunes.ts";
import { jobQueries } from "../../data/jobs.ts";
import { type AskedRun, runOfCheckpoint } from "./served-models.ts";

interface Asked {
  /** Undefined while it is read, and when no tuned model is in view. */
  readonly asked: AskedRun | undefined;
  readonly isLoading: boolean;
  readonly evaluationId: string | null;
}

/** The run behind the model that is asked: of the wanted one, else of the newest. */
export function useAskedRun(models: readonly Model[], wanted: string): Asked {
  const model =
    models.find(({ id }) => id === wanted.split(":")[0]) ?? (wanted === "" ? models[0] : undefined);
  const runId = runOfCheckpoint(wanted) ?? model?.fineTuneId;
  const run = useQuery({ ...fineTuneQueries.one(runId ?? ""), enabled: runId !== undefined });
  const train = run.data?.jobs.train;
  const kept = useQuery({ ...jobQueries.checkpoints(train ?? ""), enabled: train !== undefined });
  return {
    asked:
      run.data === undefined
        ? undefined
        : { run: run.data, steps: (kept.data?.data ?? []).map(({ step }) => step) },
    isLoading: run.isLoading,
    evaluationId: run.data?.evaluationId ?? null,
  };
}
