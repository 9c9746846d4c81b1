import { useMutation, useQueryClient } from "@tanstack/react-query";
import { facet } from "./facet.ts";
import { listOptions } from "./list-options.ts";
import type { Body } from "./operations.ts";

export const keyQueries = {
  list: () => listOptions(["key", "list"], (page, signal) => facet().listApiKeys({ query: page, signal })),
};

/** The answer holds the key itself, this once: it is never put in the cache. */
export function useCreateApiKey() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<"createApiKey">) => facet().createApiKey({ body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["key", "list"] }),
    gcTime: 0,
  });
}

export function useRevokeApiKey() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => facet().revokeApiKey({ path: { id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["key", "list"] }),
  });
}
