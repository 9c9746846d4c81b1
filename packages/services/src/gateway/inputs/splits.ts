/** Test rows are never near training: the engine gets them for evaluation and export only. */
export const forTraining = (path: string) => path === "train.parquet" || path === "validation.parquet";
export const forTesting = (path: string) => path === "test.parquet";
