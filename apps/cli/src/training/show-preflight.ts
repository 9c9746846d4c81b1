import type { Estimate } from "@facet/sdk/generated/types.gen";
import type { InProject } from "../connection/in-project.ts";
import { CliError } from "../terminal/cli-error.ts";
import { formatEstimate } from "./format-estimate.ts";
import type { TrainingPlan } from "./plan-training.ts";

interface Preflight {
  readonly force: boolean;
  readonly write: (line: string) => void;
}

/** Says whether it fits and how long it takes. Throws when something speaks against starting, unless forced. */
export async function showPreflight(
  { facet }: InProject,
  { request }: TrainingPlan,
  { force, write }: Preflight,
): Promise<Estimate> {
  const { projectId, baseModelId, datasetVersionId, preset, knobs } = request;
  const estimate = await facet.createEstimate({
    body: {
      projectId,
      baseModelId,
      datasetVersionId,
      ...(preset === undefined ? {} : { preset }),
      ...(knobs === undefined ? {} : { knobs }),
    },
  });
  write(formatEstimate(estimate).trimEnd());
  const stop = estimate.findings.find((finding) => finding.level === "stop");
  if (stop !== undefined && !force)
    throw new CliError(
      `not started: ${stop.message}`,
      `${stop.fix ?? "Change the plan"} Or start anyway with --force.`,
    );
  return estimate;
}
