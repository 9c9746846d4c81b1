import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { facet } from "./facet.ts";
import type { Body } from "./operations.ts";

/** The person who is signed in, and their sessions. */
export const meQueries = {
  me: () => queryOptions({ queryKey: ["me"], queryFn: ({ signal }) => facet().getMe({ signal }) }),
  sessions: () =>
    queryOptions({
      queryKey: ["me", "sessions"],
      queryFn: ({ signal }) => facet().listMySessions({ signal }),
    }),
};

function useRefreshMe() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: ["me"] });
}

export function useUpdateMe() {
  return useMutation({
    mutationFn: (body: Body<"updateMe">) => facet().updateMe({ body }),
    onSuccess: useRefreshMe(),
  });
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (body: Body<"changePassword">) => facet().changePassword({ body }),
    onSuccess: useRefreshMe(),
  });
}

/** The answer holds secrets, this once: it is never put in the cache. */
export function useChangeTotp() {
  return useMutation({
    mutationFn: (body: Body<"changeTotp">) => facet().changeTotp({ body }),
    onSuccess: useRefreshMe(),
    gcTime: 0,
  });
}

export function useEndMySession() {
  return useMutation({
    mutationFn: (id: string) => facet().endMySession({ path: { id } }),
    onSuccess: useRefreshMe(),
  });
}

/** Every session but this one, or this one too. */
export function useEndMySessions() {
  return useMutation({
    mutationFn: ({ others }: { readonly others: boolean }) =>
      facet().endMySessions({ query: { others: others ? "true" : "false" } }),
    onSuccess: useRefreshMe(),
  });
}

export const exportMe = () => facet().exportMe();
export const removeMe = () => facet().removeMe();
