import type { Reader } from "@facet/ports/documents";
import { datasetVersions } from "../data/collections/dataset-versions.ts";

const mostVersions = 500;

/** Ids of a data set's versions; undefined when no data set is asked for. */
export async function versionsOf(
  reader: Reader,
  datasetId: string | undefined,
): Promise<ReadonlySet<string> | undefined> {
  if (datasetId === undefined) return undefined;
  const rows = await reader.query(datasetVersions, "byDataset", {
    equals: { datasetId },
    limit: mostVersions,
  });
  return new Set(rows.map(({ id }) => id));
}
