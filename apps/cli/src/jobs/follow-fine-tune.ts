import type { FacetClient } from "@facet/sdk/create-client";
import type { Evaluation, Export, FineTune } from "@facet/sdk/generated/types.gen";
import { waitForJob } from "@facet/sdk/wait-for-job";
import { verdictText } from "../evaluations/verdict-text.ts";
import { certificateText } from "../exports/certificate-text.ts";
import { formatNumber } from "../terminal/format.ts";
import { createProgressView } from "../terminal/progress-view.ts";
import { jobFailure, workedFor } from "./finish-job.ts";

interface Ended {
  readonly fineTune: FineTune;
  readonly evaluation: Evaluation | null;
  readonly export: Export | null;
  /** For people: verdict and certificate. */
  readonly text: string;
}

const stages = ["prepare", "train", "evaluate", "export"] as const;

/** Stays until every job of a run has ended, one after the other. Throws the error of the first that ended badly. */
export async function followFineTune(facet: FacetClient, { id, jobs }: FineTune): Promise<Ended> {
  const view = createProgressView({ stream: process.stderr });
  for (const stage of stages) {
    const jobId = jobs[stage];
    if (jobId === null) continue;
    const job = await waitForJob(facet, { jobId, onUpdate: (now) => view.update(now) });
    if (job.state !== "succeeded") {
      view.end();
      throw jobFailure(job);
    }
    view.end(`${stage}: done in ${workedFor(job)}${lossOf(job.result)}`);
  }
  const fineTune = await facet.getFineTune({ path: { id } });
  const evaluation =
    fineTune.evaluationId === null
      ? null
      : await facet.getEvaluation({ path: { id: fineTune.evaluationId } });
  const exported =
    fineTune.exportId === null ? null : await facet.getExport({ path: { id: fineTune.exportId } });
  const parts = [
    evaluation === null ? "" : verdictText(evaluation),
    exported === null ? "" : certificateText(exported),
    `Ask it with ./facet chat --model ${fineTune.name}\n`,
  ];
  return { fineTune, evaluation, export: exported, text: parts.filter((part) => part !== "").join("\n") };
}

function lossOf(result: Readonly<Record<string, unknown>> | null): string {
  const first = result?.firstLoss;
  const last = result?.lastLoss;
  return typeof first === "number" && typeof last === "number"
    ? `, loss ${formatNumber(first)} to ${formatNumber(last)}`
    : "";
}
