import type { FineTune } from "@facet/sdk/generated/types.gen";

export interface ListedPage {
  readonly name: string;
  readonly path: string;
}

export interface Known {
  readonly projectId: string;
  readonly emptyProjectId: string;
  readonly datasetId: string;
  readonly run: FineTune;
}

/** What is there before anybody has signed in. */
export const accountPages: readonly ListedPage[] = ["setup", "sign-in", "forgot", "reset", "invite"].map(
  (name) => ({ name, path: `/${name}` }),
);

/** Help, as the product shows it. */
export const guidePages: readonly ListedPage[] = [
  { name: "docs", path: "/docs" },
  { name: "docs-guide", path: "/docs/first-model" },
  { name: "docs-errors", path: "/docs/errors" },
  { name: "docs-glossary", path: "/docs/glossary" },
  { name: "no-such-page", path: "/no-such-page" },
  { name: "no-such-project", path: "/prj_00000000000000000000000000/home" },
];

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
    ...["keys", "secrets", "runners", "organisation", "account", "project"].map((page) =>
      inside(`settings-${page}`, `settings/${page}`),
    ),
    ...["home", "datasets", "fine-tunes", "evaluations", "models", "playground", "base-models"].map((page) =>
      inside(`empty-${page}`, page, emptyProjectId),
    ),
    inside("not-found", "fine-tunes/run_00000000000000000000000000"),
  ];
}
