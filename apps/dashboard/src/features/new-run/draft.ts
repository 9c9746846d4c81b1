import { baseValues, type Overrides } from "@facet/ui/signature/knobs/knob-form-state";
import type { Answer, Body } from "../../data/operations.ts";

type Create = Body<"createFineTune">;
export type Preset = NonNullable<Create["preset"]>;
export type Metric = NonNullable<NonNullable<Create["evaluation"]>["primaryMetric"]>;
export type Priority = NonNullable<Create["priority"]>;
export type FileFormat = "safetensors" | "F16" | "Q8_0";

/** What a person has chosen so far. */
export interface Draft {
  readonly datasetVersionId: string | null;
  readonly baseModelId: string | null;
  readonly preset: Preset;
  /** Only what was turned, over the preset. */
  readonly knobs: Overrides;
  readonly name: string;
  readonly evaluates: boolean;
  readonly metric: Metric;
  readonly files: readonly FileFormat[];
  readonly priority: Priority;
  readonly autoSaferRetry: boolean;
  /** Null: as long as any training may take. */
  readonly timeLimitMinutes: number | null;
}

export const untouched: Draft = {
  datasetVersionId: null,
  baseModelId: null,
  preset: "balanced",
  knobs: {},
  name: "",
  evaluates: true,
  metric: "auto",
  files: ["safetensors", "F16", "Q8_0"],
  priority: "normal",
  autoSaferRetry: false,
  timeLimitMinutes: null,
};

/** The request that a draft stands for; undefined while data or model is missing. */
export function bodyOf(draft: Draft, projectId: string): Create | undefined {
  const { datasetVersionId, baseModelId, preset, knobs, name, evaluates, metric, files } = draft;
  if (datasetVersionId === null || baseModelId === null) return undefined;
  return {
    projectId,
    baseModelId,
    datasetVersionId,
    preset,
    // Safe: the form gives JSON values; the API checks each.
    knobs: knobs as NonNullable<Create["knobs"]>,
    ...(name.trim() === "" ? {} : { name: name.trim() }),
    evaluation: evaluates ? { primaryMetric: metric } : null,
    formats: files.map((file) =>
      file === "safetensors"
        ? { format: "safetensors" as const, dtype: "bfloat16" as const }
        : { format: "gguf" as const, quantization: file },
    ),
    ...howItRuns(draft),
  };
}

/** Only what was chosen otherwise than usual. */
export function howItRuns({ priority, autoSaferRetry, timeLimitMinutes }: Draft) {
  return {
    ...(priority === untouched.priority ? {} : { priority }),
    ...(autoSaferRetry ? { autoSaferRetry } : {}),
    ...(timeLimitMinutes === null ? {} : { timeLimitMinutes }),
  };
}

/** The draft of a run like this one: of its knobs only those that differ from the preset. */
export function draftOf(run: Answer<"getFineTune">): Draft {
  const preset: Preset = run.preset === "quick" || run.preset === "thorough" ? run.preset : "balanced";
  const usual = baseValues(preset);
  const knobs = Object.fromEntries(
    Object.entries(run.knobs).filter(([id, value]) => JSON.stringify(value) !== JSON.stringify(usual[id])),
  );
  return {
    ...untouched,
    datasetVersionId: run.datasetVersionId,
    baseModelId: run.baseModelId,
    preset,
    knobs,
    evaluates: run.evaluation !== null,
    metric: run.evaluation?.primaryMetric ?? "auto",
    files: run.formats.map((one) => (one.format === "gguf" ? one.quantization : "safetensors")),
    priority: run.priority,
    autoSaferRetry: run.autoSaferRetry,
    timeLimitMinutes: run.timeLimitMinutes,
  };
}
