"use client";
import { FacetApiError } from "@facet/sdk/facet-api-error";
import type { Evaluation, FineTune, Model } from "@facet/sdk/generated/types.gen";
import { useQueries } from "@tanstack/react-query";
import { evaluationQueries } from "../../data/evaluations.ts";
import { fineTuneQueries } from "../../data/fine-tunes.ts";
import { modelQueries } from "../../data/models.ts";

/** A run with what it led to, as far as that is there. */
export interface Compared {
  readonly run: FineTune;
  readonly evaluation: Evaluation | undefined;
  readonly model: Model | undefined;
}

export interface AllCompared {
  readonly found: readonly Compared[];
  /** Ids of runs that are not there (any more). */
  readonly missing: readonly string[];
  readonly isLoading: boolean;
  /** Why one could not be read, other than that it is not there. */
  readonly error: Error | null;
  readonly retry: () => void;
}

export function useCompared(ids: readonly string[]): AllCompared {
  const runs = useQueries({ queries: ids.map((id) => fineTuneQueries.one(id)) });
  const present = runs.flatMap(({ data }) => data ?? []);
  const evaluations = useQueries({
    queries: present.map(({ evaluationId }) => ({
      ...evaluationQueries.one(evaluationId ?? ""),
      enabled: evaluationId !== null,
    })),
  });
  const models = useQueries({
    // Its id is settled from the start; the model is there once training is done.
    queries: present.map(({ modelId, state }) => ({
      ...modelQueries.one(modelId ?? ""),
      enabled: modelId !== null && state === "succeeded",
    })),
  });
  return {
    found: present.map((run, at) => ({
      run,
      evaluation: evaluations[at]?.data,
      model: models[at]?.data,
    })),
    missing: ids.filter((_, at) => isGone(runs[at]?.error)),
    isLoading: runs.some(({ isPending }) => isPending),
    error: runs.map(({ error }) => error).find((error) => error !== null && !isGone(error)) ?? null,
    retry: () => {
      for (const query of runs) if (query.isError) void query.refetch();
    },
  };
}

const isGone = (error: unknown) => error instanceof FacetApiError && error.status === 404;
