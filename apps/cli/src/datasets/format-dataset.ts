import type { Dataset, DatasetVersion } from "@facet/sdk/generated/types.gen";
import { formatBytes, formatCount, formatMoment } from "../terminal/format.ts";
import { formatPairs } from "../terminal/pairs.ts";
import { formatTable } from "../terminal/table.ts";

export function datasetTable(rows: readonly Dataset[]): string {
  return formatTable(
    rows,
    [
      { head: "NAME", cell: (row) => row.name },
      { head: "ID", cell: (row) => row.id },
      { head: "STATE", cell: (row) => row.latestVersion?.state ?? "empty" },
      { head: "TYPE", cell: (row) => row.latestVersion?.type ?? "" },
      { head: "TRAIN", align: "right", cell: (row) => count(row.latestVersion?.counts?.train) },
      { head: "TEST", align: "right", cell: (row) => count(row.latestVersion?.counts?.test) },
      { head: "REFUSED", align: "right", cell: (row) => count(row.latestVersion?.counts?.refused) },
      { head: "MADE", cell: (row) => formatMoment(row.createdAt) },
    ],
    "There is no data set yet. Add one with ./facet datasets add FILE.",
  );
}

export function versionTable(rows: readonly DatasetVersion[]): string {
  return formatTable(
    rows,
    [
      { head: "VERSION", align: "right", cell: (row) => String(row.number) },
      { head: "ID", cell: (row) => row.id },
      { head: "STATE", cell: (row) => row.state },
      { head: "FILE", cell: (row) => row.filename, most: 40 },
      { head: "KEPT", align: "right", cell: (row) => count(row.counts?.kept) },
      { head: "REFUSED", align: "right", cell: (row) => count(row.counts?.refused) },
      { head: "MADE", cell: (row) => formatMoment(row.createdAt) },
    ],
    "There is no version yet.",
  );
}

export function showDataset({ id, name, latestVersion: version, nextVersion: next }: Dataset): string {
  if (version === null)
    return formatPairs([
      ["Data set", `${name} (${id})`],
      ["State", "empty"],
    ]);
  const { counts, detection, refusedByCode } = version;
  const heldOut = version.heldOutFilename === null ? "" : `, held out ${version.heldOutFilename}`;
  return formatPairs([
    ["Data set", `${name} (${id})`],
    ["Version", `${version.number} (${version.id}), ${version.state}`],
    ...(next === null ? [] : [["Next", `version ${next.number} (${next.id}), ${next.state}`] as const]),
    ["File", `${version.filename}, ${formatBytes(version.bytes)}${heldOut}`],
    [
      "Detected",
      detection === null ? "" : `${detection.format}, ${version.type ?? "no type"}: ${detection.reason}`,
    ],
    [
      "Rows",
      counts === null
        ? ""
        : `${formatCount(counts.kept)} kept of ${formatCount(counts.read)}; ${count(counts.refused)} refused, ${count(counts.duplicates)} duplicates`,
    ],
    [
      "Splits",
      counts === null
        ? ""
        : `${count(counts.train)} to train on, ${count(counts.validation)} to watch progress, ${count(counts.test)} held out`,
    ],
    [
      "Refused",
      Object.entries(refusedByCode ?? {})
        .map(([code, rows]) => `${code} ${formatCount(rows)}`)
        .join(", "),
    ],
  ]);
}

function count(value: number | undefined): string {
  return value === undefined ? "" : formatCount(value);
}
