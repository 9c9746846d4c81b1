import { FacetApiError } from "@facet/sdk/facet-api-error";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { chosenOrganisation, forgetOrganisation } from "./chosen-organisation.ts";
import { facet } from "./facet.ts";
import type { Answer, Body } from "./operations.ts";

/** The person who is signed in, and their sessions. */
export const meQueries = {
  me: () => queryOptions({ queryKey: ["me"], queryFn: ({ signal }) => readMe(signal) }),
  sessions: () =>
    queryOptions({
      queryKey: ["me", "sessions"],
      queryFn: ({ signal }) => facet().listMySessions({ signal }),
    }),
};

/** Who was removed from the organisation that this browser works in begins again in another one. */
async function readMe(signal: AbortSignal): Promise<Answer<"getMe">> {
  try {
    return await facet().getMe({ signal });
  } catch (error) {
    if (error instanceof FacetApiError && error.code === "not_found" && chosenOrganisation() !== undefined) {
      forgetOrganisation();
      window.location.assign("/");
    }
    throw error;
  }
}

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
