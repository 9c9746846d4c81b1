import type { Reader } from "@facet/ports/documents";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { versionsOf } from "../datasets/versions-of.ts";
import { containsText } from "../paging/contains-text.ts";

/** Questions about what a fine-tune has made, answered by the fine-tune. */
export interface OfFineTune {
  /** Part of its own id or of the fine-tune's name. */
  readonly q?: string | undefined;
  readonly fineTuneId?: string | undefined;
  readonly datasetId?: string | undefined;
  readonly baseModelId?: string | undefined;
}

/** Whether an evaluation or export is of a fine-tune that fits. The fine-tune is read only where its own word is needed. */
export async function ofFineTune(
  reader: Reader,
  { q, fineTuneId, datasetId, baseModelId }: OfFineTune,
): Promise<(row: { readonly id: string; readonly fineTuneId: string }) => Promise<boolean>> {
  const versions = await versionsOf(reader, datasetId);
  const asksMore = versions !== undefined || baseModelId !== undefined;
  return async (row) => {
    if (fineTuneId !== undefined && row.fineTuneId !== fineTuneId) return false;
    if (!asksMore && containsText(q, row.id)) return true;
    const fineTune = (await reader.get(fineTunes, row.fineTuneId))?.data;
    return (
      fineTune !== undefined &&
      containsText(q, row.id, fineTune.name) &&
      (baseModelId === undefined || fineTune.baseModelId === baseModelId) &&
      (versions === undefined || versions.has(fineTune.datasetVersionId))
    );
  };
}
