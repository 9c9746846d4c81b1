import { useMutation, useQueryClient } from "@tanstack/react-query";
import { facet } from "./facet.ts";
import { listOptions } from "./list-options.ts";
import type { Body } from "./operations.ts";

export const secretQueries = {
  list: () => listOptions(["secret", "list"], (page, signal) => facet().listSecrets({ query: page, signal })),
};

export function useSetSecret() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<"setSecret">) => facet().setSecret({ body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["secret", "list"] }),
  });
}

export function useRemoveSecret() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => facet().removeSecret({ path: { id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["secret", "list"] }),
  });
}
