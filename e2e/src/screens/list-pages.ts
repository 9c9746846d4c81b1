import type { FineTune } from "@facet/sdk/generated/types.gen";

export interface ListedPage {
  readonly name: string;
  readonly path: string;
}

interface Known {
  readonly projectId: string;
  readonly emptyProjectId: string;
  readonly datasetId: string;
  readonly run: FineTune;
}

/** Every page of the dashboard with something on it, and the pages of an empty project that have an empty state. */
export function listPages({ projectId, emptyProjectId, datasetId, run }: Known): readonly ListedPage[] {
  const inside = (name: string, path: string, id = projectId): ListedPage => ({
    name,
    path: `/${id}/${path}`,
  });
  const tabs = ["overview", "samples", "hardware", "logs", "checkpoints", "config", "events"];
  return [
    inside("home", "home"),
    inside("datasets", "datasets"),
    inside("add-dataset", "datasets/new"),
    ...["rows", "quality", "tokens", "versions", "use"].map((tab) =>
      inside(`dataset-${tab}`, `datasets/${datasetId}?tab=${tab}`),
    ),
    inside("base-models", "base-models"),
    inside("fine-tunes", "fine-tunes"),
    inside("new-fine-tune", "fine-tunes/new"),
    inside("compare", `fine-tunes/compare?runs=${run.id}`),
    ...tabs.map((tab) => inside(`run-${tab}`, `fine-tunes/${run.id}?tab=${tab}`)),
    inside("evaluations", "evaluations"),
    inside("evaluation", `evaluations/${run.evaluationId}`),
    inside("models", "models"),
    inside("model", `models/${run.modelId}`),
    inside("export", `exports/${run.exportId}`),
    inside("playground", "playground"),
    inside("usage", "usage"),
    ...["keys", "secrets", "organisation", "account", "project"].map((page) =>
      inside(`settings-${page}`, `settings/${page}`),
    ),
    ...["home", "datasets", "fine-tunes", "evaluations", "models", "playground", "base-models"].map((page) =>
      inside(`empty-${page}`, page, emptyProjectId),
    ),
    inside("not-found", "fine-tunes/run_00000000000000000000000000"),
  ];
}
