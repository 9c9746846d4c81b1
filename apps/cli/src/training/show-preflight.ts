import type { Estimate, Finding } from "@facet/sdk/generated/types.gen";
import type { InProject } from "../connection/in-project.ts";
import { CliError } from "../terminal/cli-error.ts";
import { formatEstimate } from "./format-estimate.ts";
import type { TrainingPlan } from "./plan-training.ts";

interface Preflight {
  readonly force: boolean;
  readonly write: (line: string) => void;
}

/** Says whether it fits and how long it takes. Throws when something speaks against starting, unless it may be tried and is forced. */
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
  // Memory is only reckoned; what contradicts itself or the data would be refused or fail.
  const mayTry = stop?.code === "out_of_memory";
  if (stop === undefined || (force && mayTry)) return estimate;
  throw new CliError(
    `not started: ${stop.message}`,
    `${fixOf(stop)}${mayTry ? " Or start anyway with --force." : ""}`,
  );
}

/** The fix, with the very options that make it. */
function fixOf({ fix, fixKnobs }: Finding): string {
  const options = Object.entries(fixKnobs ?? {}).map(([knob, value]) => `--set ${knob}=${asText(value)}`);
  const sentence = (fix ?? "Change the plan").replace(/\.$/, "");
  return options.length === 0 ? `${sentence}.` : `${sentence}: ${options.join(" ")}.`;
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
