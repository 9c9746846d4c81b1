import { useApiCalls } from "../../frame/api-calls.tsx";
import { baseModelWords } from "../../words/base-models.ts";

const words = baseModelWords.calls;

/** The calls behind the page of base models. */
export function useBaseModelCalls(projectId: string): void {
  useApiCalls([
    {
      title: words.list,
      operation: "listBaseModels",
      method: "GET",
      address: "/v1/base-models",
      query: { projectId },
    },
    {
      title: words.bring,
      operation: "importBaseModel",
      method: "POST",
      address: "/v1/base-models",
      body: {
        projectId,
        name: "smollm2-135m",
        source: { type: "hub", repo: "HuggingFaceTB/SmolLM2-135M-Instruct", revision: "main" },
      },
    },
    { title: words.job, operation: "getJob", method: "GET", address: "/v1/jobs/{id}" },
    { title: words.cancel, operation: "cancelJob", method: "POST", address: "/v1/jobs/{id}/cancel" },
    {
      title: words.remove,
      operation: "removeBaseModel",
      method: "DELETE",
      address: "/v1/base-models/{id}",
    },
  ]);
}
