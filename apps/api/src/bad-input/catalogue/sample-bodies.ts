const material = {
  projectId: "{projectId}",
  baseModelId: "{baseModelId}",
  datasetVersionId: "{datasetVersionId}",
};
const settings = { max_length: 256, train_on: "completion", truncation: "drop" };

/** A right body for each operation that names an object in its address: what is refused is refused for who asks. */
export const sampleBodies: Readonly<Record<string, object>> = {
  updateOrganisation: { name: "Renamed" },
  changeMember: { role: "viewer" },
  createInvitation: { email: "someone@example.org", role: "viewer" },
  updateProject: { name: "Renamed" },
  completeUpload: { bytes: 10, crc32c: "AAAAAA==" },
  createDatasetVersion: { uploadId: "{uploadId}" },
  updateDataset: { name: "Renamed" },
  createFineTune: material,
  planFineTune: material,
  updateFineTune: { name: "Renamed" },
  updateJob: { priority: "low" },
  updateModel: { name: "renamed" },
  rotateApiKey: { overlapHours: 0 },
  previewPreparedRow: { ...settings, baseModelId: "{baseModelId}", type: "text", content: { text: "a" } },
};
