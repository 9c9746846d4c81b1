import { useApiCalls } from "../../../frame/api-calls.tsx";
import { useProjectId } from "../../../frame/project.tsx";
import { datasetWords } from "../../../words/datasets.ts";

const words = datasetWords.calls;

/** The calls that make a data set of a file, or a version of one. */
export function useAddCalls(grownId: string): void {
  const projectId = useProjectId();
  useApiCalls([
    {
      title: words.upload,
      operation: "createUpload",
      method: "POST",
      address: "/v1/uploads",
      body: { projectId, filename: "support.csv", bytes: 240_000 },
    },
    {
      title: words.preview,
      operation: "previewDataset",
      method: "POST",
      address: "/v1/datasets/preview",
      body: { uploadId: "upl_…", rows: 20 },
    },
    grownId === ""
      ? {
          title: words.create,
          operation: "createDataset",
          method: "POST",
          address: "/v1/datasets",
          body: { projectId, name: "support", uploadId: "upl_…", splits: { validation: 0.05, test: 0.1 } },
        }
      : {
          title: words.addVersion,
          operation: "createDatasetVersion",
          method: "POST",
          address: "/v1/datasets/{id}/versions",
          path: { id: grownId },
          body: { uploadId: "upl_…" },
        },
    { title: words.job, operation: "getJob", method: "GET", address: "/v1/jobs/{id}" },
  ]);
}
