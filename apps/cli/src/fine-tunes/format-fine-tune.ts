import type { BaseModel, DatasetVersionDetail, FineTune } from "@facet/sdk/generated/types.gen";
import { formatMoment } from "../terminal/format.ts";
import { formatPairs } from "../terminal/pairs.ts";
import { formatTable } from "../terminal/table.ts";

export function fineTuneTable(rows: readonly FineTune[]): string {
  return formatTable(
    rows,
    [
      { head: "NAME", cell: (row) => row.name },
      { head: "ID", cell: (row) => row.id },
      { head: "STATE", cell: (row) => row.state },
      { head: "PRESET", cell: (row) => row.preset },
      { head: "MADE", cell: (row) => formatMoment(row.createdAt) },
    ],
    "There is no fine-tune yet. Start one with ./facet train.",
  );
}

interface Shown {
  readonly fineTune: FineTune;
  readonly baseModel: BaseModel;
  readonly version: DatasetVersionDetail;
}

export function showFineTune({ fineTune, baseModel, version }: Shown): string {
  const { id, name, state, method, preset, jobs, modelId, evaluationId, exportId } = fineTune;
  const removed = (is: string | null, was: boolean) => is ?? (was ? "deleted" : "");
  return formatPairs([
    ["Fine-tune", `${name} (${id})`],
    ["State", state],
    ["Base model", baseModel.name],
    ["Data set", `${version.datasetName}, version ${version.number}`],
    ["Settings", `${method}, ${preset}`],
    [
      "Jobs",
      Object.values(jobs)
        .filter((job) => job !== null)
        .join(", "),
    ],
    ["Model", removed(modelId, true)],
    ["Evaluation", removed(evaluationId, fineTune.evaluation !== null)],
    ["Export", removed(exportId, fineTune.formats.length > 0)],
  ]);
}
