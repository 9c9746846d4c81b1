import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { facet } from "./facet.ts";

/** A runner is heard of every few seconds and no hint tells of it: the list is asked for again. */
const everyMs = 5000;

export const runnerQueries = {
  list: () =>
    queryOptions({
      queryKey: ["runner", "list"],
      queryFn: async ({ signal }) => (await facet().listRunners({ signal })).data,
      refetchInterval: everyMs,
    }),
};

export type RunnerVerb = "cordon" | "drain" | "uncordon";

/** Whether a runner takes work. */
export function useOperateRunner() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, verb }: { readonly id: string; readonly verb: RunnerVerb }) => {
      const path = { id };
      if (verb === "cordon") return facet().cordonRunner({ path });
      return verb === "drain" ? facet().drainRunner({ path }) : facet().uncordonRunner({ path });
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: ["runner", "list"] }),
  });
}
