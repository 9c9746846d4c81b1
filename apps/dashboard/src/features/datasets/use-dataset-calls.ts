import { useApiCalls } from "../../frame/api-calls.tsx";
import { useProjectId } from "../../frame/project.tsx";
import { datasetWords } from "../../words/datasets.ts";

const words = datasetWords.calls;

/** The calls behind the page of one data set. */
export function useDatasetCalls(id: string, versionId: string | undefined): void {
  const projectId = useProjectId();
  const path = { id };
  const version = versionId === undefined ? {} : { path: { id: versionId } };
  useApiCalls([
    {
      title: words.versions,
      operation: "listDatasetVersions",
      method: "GET",
      address: "/v1/datasets/{id}/versions",
      path,
    },
    { title: words.one, operation: "getDataset", method: "GET", address: "/v1/datasets/{id}", path },
    {
      title: words.rows,
      operation: "listDatasetRows",
      method: "GET",
      address: "/v1/dataset-versions/{id}/rows",
      ...version,
      query: { split: "train", offset: 0, limit: 20 },
    },
    {
      title: words.refused,
      operation: "listRefusedRows",
      method: "GET",
      address: "/v1/dataset-versions/{id}/refused",
      ...version,
    },
    {
      title: words.statistics,
      operation: "getDatasetStatistics",
      method: "GET",
      address: "/v1/dataset-versions/{id}/statistics",
      ...version,
    },
    {
      title: words.prepare,
      operation: "createPreparation",
      method: "POST",
      address: "/v1/preparations",
      body: {
        projectId,
        datasetVersionId: versionId ?? "dsv_…",
        baseModelId: "bmd_…",
        settings: { max_length: 1024, train_on: "last-assistant", truncation: "drop" },
      },
    },
    {
      title: words.prepared,
      operation: "listPreparedRows",
      method: "GET",
      address: "/v1/preparations/{id}/rows",
    },
    {
      title: words.update,
      operation: "updateDataset",
      method: "PATCH",
      address: "/v1/datasets/{id}",
      path,
      body: { name: "support" },
    },
    { title: words.remove, operation: "removeDataset", method: "DELETE", address: "/v1/datasets/{id}", path },
  ]);
}
