import { waitForJob } from "@facet/sdk/wait-for-job";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { facet } from "./facet.ts";
import type { Answer } from "./operations.ts";

export type Example = Answer<"listExamples">["data"][number];
export type ExampleStage = "data" | "model" | "start";

export const exampleQueries = {
  all: () =>
    queryOptions({
      queryKey: ["example", "list"],
      queryFn: ({ signal }) => facet().listExamples({ signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

/**
 * From nothing to a run that trains: data, model, fine-tune. Each step is kept by the platform, so when the page is closed
 * in between, doing it again goes on from there.
 */
export function useRunExample(projectId: string) {
  const cache = useQueryClient();
  const [stage, setStage] = useState<ExampleStage>("data");
  const mutation = useMutation({
    mutationFn: async (example: Example) => {
      setStage("data");
      const { dataset, baseModel } = await facet().prepareExample({
        path: { name: example.name },
        body: { projectId },
      });
      await refresh(["dataset", "base-model"]);
      const version = dataset.latestVersion;
      if (version === null) throw new Error("The example's data set has no version.");
      if (version.state === "importing") await waitForJob(facet(), { jobId: version.jobId });
      setStage("model");
      if (baseModel.state === "importing") await waitForJob(facet(), { jobId: baseModel.jobId });
      setStage("start");
      return facet().createFineTune({
        body: {
          projectId,
          name: example.name,
          baseModelId: baseModel.id,
          datasetVersionId: version.id,
          ...example.fineTune,
        },
      });
    },
    onSuccess: () => refresh(["fine-tune", "job"]),
  });
  const refresh = (nouns: readonly string[]) =>
    Promise.all(nouns.map((noun) => cache.invalidateQueries({ queryKey: [noun, "list"] })));
  return { ...mutation, stage };
}
