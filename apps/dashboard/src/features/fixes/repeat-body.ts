import type { Answer, Body } from "../../data/operations.ts";

type Created = Body<"createFineTune">;

/** The request that makes a run again, with some knobs changed. All knobs are named: a preset may differ by then. */
export function repeatBody(
  run: Answer<"getFineTune">,
  changes: Readonly<Record<string, unknown>> = {},
): Created {
  const { projectId, baseModelId, datasetVersionId, method, preset, evaluation, formats } = run;
  return {
    projectId,
    baseModelId,
    datasetVersionId,
    method,
    // Safe: it was one of them when this run was created by the same request.
    preset: preset as NonNullable<Created["preset"]>,
    // Safe: a change is a JSON value that a knob takes; the API checks it.
    knobs: { ...run.knobs, ...changes } as NonNullable<Created["knobs"]>,
    evaluation,
    formats,
  };
}
