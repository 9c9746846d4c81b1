import { idPrefixes } from "@facet/contracts/ids";
import type { Evaluation } from "@facet/sdk/generated/types.gen";
import type { InProject } from "../connection/in-project.ts";
import { findTunedModel } from "../models/find-models.ts";
import { CliError, exitCodes } from "../terminal/cli-error.ts";

/** By its own id, its fine-tune's id or its model's name; the newest when nothing is named. */
export async function findEvaluation(work: InProject, which: string | undefined): Promise<Evaluation> {
  const { facet, projectId } = work;
  if (which?.startsWith(`${idPrefixes.evaluation}_`)) return facet.getEvaluation({ path: { id: which } });
  if (which === undefined) {
    const [newest] = (await facet.listEvaluations({ query: { projectId, limit: 1 } })).data;
    if (newest !== undefined) return newest;
    throw new CliError(
      "there is no evaluation yet",
      "Train a model first: ./facet train.",
      exitCodes.notFound,
    );
  }
  const fineTuneId = which.startsWith(`${idPrefixes.fineTune}_`)
    ? which
    : (await findTunedModel(work, which)).fineTuneId;
  const { evaluationId } = await facet.getFineTune({ path: { id: fineTuneId } });
  if (evaluationId !== null) return facet.getEvaluation({ path: { id: evaluationId } });
  throw new CliError(
    `${which} was trained without an evaluation`,
    "Train it again without --no-evaluate.",
    exitCodes.notFound,
  );
}
