import { getFineTune } from "@facet/sdk/generated/sdk.gen";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { editHeaders } from "./edit-headers.ts";
import { facet } from "./facet.ts";
import { listOptions } from "./list-options.ts";
import type { Body, Query } from "./operations.ts";

/** How a list is narrowed: by text (`q`), state or origin. */
type Filter = Omit<Query<"listFineTunes">, "projectId" | "limit" | "cursor">;

export const fineTuneQueries = {
  list: (projectId: string, filter: Filter = {}) =>
    listOptions(["fine-tune", "list", projectId, filter], (page, signal) =>
      facet().listFineTunes({ query: { projectId, ...filter, ...page }, signal }),
    ),
  one: (id: string) =>
    queryOptions({
      queryKey: ["fine-tune", id],
      queryFn: ({ signal }) => facet().getFineTune({ path: { id }, signal }),
    }),
  /** What would be created, and what speaks against it; nothing is. */
  plan: (body: Body<"planFineTune">) =>
    queryOptions({
      queryKey: ["fine-tune", "plan", body],
      queryFn: ({ signal }) => facet().planFineTune({ body, signal }),
      placeholderData: keepPreviousData,
    }),
};

export function useCreateFineTune() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<"createFineTune">) => facet().createFineTune({ body }),
    onSuccess: (run) => {
      cache.setQueryData(fineTuneQueries.one(run.id).queryKey, run);
      return cache.invalidateQueries({ queryKey: ["fine-tune", "list", run.projectId] });
    },
  });
}

export function useCancelFineTune() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => facet().cancelFineTune({ path: { id } }),
    onSuccess: (run) => cache.setQueryData(fineTuneQueries.one(run.id).queryKey, run),
  });
}

export type Steering = "pause" | "resume" | "retry";

/** Pauses a run, lets it go on, or does again what of it failed. */
export function useSteerFineTune() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, verb }: { id: string; verb: Steering }) => {
      const path = { id };
      if (verb === "pause") return facet().pauseFineTune({ path });
      return verb === "resume" ? facet().resumeFineTune({ path }) : facet().retryFineTune({ path });
    },
    onSuccess: (run) => {
      cache.setQueryData(fineTuneQueries.one(run.id).queryKey, run);
      void cache.invalidateQueries({ queryKey: ["job"] });
    },
  });
}

/** Renames a run, or gives it another place in line. */
export function useUpdateFineTune() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({
      id,
      changes,
    }: {
      readonly id: string;
      readonly changes: Body<"updateFineTune">;
    }) => {
      const path = { id };
      const headers = await editHeaders(getFineTune({ client: facet().http, path }));
      return facet().updateFineTune({ path, body: changes, headers });
    },
    onSuccess: (run) => {
      cache.setQueryData(fineTuneQueries.one(run.id).queryKey, run);
      void cache.invalidateQueries({ queryKey: ["job"] });
      return cache.invalidateQueries({ queryKey: ["fine-tune", "list", run.projectId] });
    },
  });
}

export function useRemoveFineTune() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => facet().removeFineTune({ path: { id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["fine-tune", "list"] }),
  });
}
