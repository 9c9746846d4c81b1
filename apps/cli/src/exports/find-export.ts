import { idPrefixes } from "@facet/contracts/ids";
import type { Export } from "@facet/sdk/generated/types.gen";
import type { InProject } from "../connection/in-project.ts";
import { findTunedModel } from "../models/find-models.ts";
import { CliError, exitCodes } from "../terminal/cli-error.ts";

/** By its own id, its fine-tune's id or its model's name; the newest when nothing is named. */
export async function findExport(work: InProject, which: string | undefined): Promise<Export> {
  const { facet, projectId } = work;
  if (which?.startsWith(`${idPrefixes.export}_`)) return facet.getExport({ path: { id: which } });
  if (which === undefined) {
    const [newest] = (await facet.listExports({ query: { projectId, limit: 1 } })).data;
    if (newest !== undefined) return newest;
    throw new CliError("there is no export yet", "Train a model first: ./facet train.", exitCodes.notFound);
  }
  const fineTuneId = which.startsWith(`${idPrefixes.fineTune}_`)
    ? which
    : (await findTunedModel(work, which)).fineTuneId;
  const { exportId } = await facet.getFineTune({ path: { id: fineTuneId } });
  if (exportId !== null) return facet.getExport({ path: { id: exportId } });
  throw new CliError(
    `${which} was trained without an export`,
    "Train it again without --no-export.",
    exitCodes.notFound,
  );
}
