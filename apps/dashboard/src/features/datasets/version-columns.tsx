import { formatNumber } from "@facet/ui/format/format-number";
import { StatusBadge } from "@facet/ui/status/status-badge";
import type { Column } from "@facet/ui/tables/column";
import { Num } from "@facet/ui/values/num";
import { Time } from "@facet/ui/values/time";
import { useQuery } from "@tanstack/react-query";
import { datasetQueries } from "../../data/datasets.ts";
import { datasetTabWords } from "../../words/dataset-tabs.ts";
import type { Version } from "./version.ts";
import { versionBefore } from "./version-before.ts";

const words = datasetTabWords.versions;

/** `versions`: all, the newest first. */
export function versionColumns(versions: readonly Version[]): readonly Column<Version>[] {
  return [
    { id: "number", header: words.table.number, width: 110, cell: ({ number }) => words.numbered(number) },
    {
      id: "state",
      header: words.table.state,
      width: 120,
      cell: ({ state }) => <StatusBadge state={state} />,
    },
    { id: "file", header: words.table.file, grow: true, cell: ({ filename }) => filename },
    {
      id: "rows",
      header: words.table.rows,
      align: "end",
      width: 100,
      cell: ({ counts }) => counts && <Num value={counts.kept} />,
    },
    {
      id: "change",
      header: words.table.change,
      align: "end",
      width: 120,
      cell: (version) => <Change version={version} versions={versions} />,
    },
    {
      id: "refused",
      header: words.table.setAside,
      align: "end",
      width: 100,
      cell: ({ counts }) => counts && <Num value={counts.refused} />,
    },
    {
      id: "created",
      header: words.table.created,
      width: 130,
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
  ];
}

/** Rows that came and went since the version before. */
function Change({ version, versions }: { version: Version; versions: readonly Version[] }) {
  const before = versionBefore(version, versions);
  const isSame = before?.contentHash === version.contentHash;
  const { data } = useQuery({
    ...datasetQueries.difference(version.id),
    enabled: before !== undefined && !isSame,
  });
  if (before === undefined) return null;
  if (isSame) return words.sameRows;
  return data === undefined ? null : words.changed(formatNumber(data.added), formatNumber(data.removed));
}
