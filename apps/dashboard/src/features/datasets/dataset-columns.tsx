import type { Dataset } from "@facet/sdk/generated/types.gen";
import { formatNumber } from "@facet/ui/format/format-number";
import { StatusBadge } from "@facet/ui/status/status-badge";
import type { Column } from "@facet/ui/tables/column";
import { Bytes } from "@facet/ui/values/bytes";
import { Num } from "@facet/ui/values/num";
import { Time } from "@facet/ui/values/time";
import { datasetWords } from "../../words/datasets.ts";

const words = datasetWords.columns;
const counts = ({ latestVersion }: Dataset) => latestVersion?.counts ?? null;
const type = ({ latestVersion }: Dataset) =>
  latestVersion === null || latestVersion.type === null
    ? datasetWords.unknown
    : datasetWords.types[latestVersion.type];

export const datasetColumns: readonly Column<Dataset>[] = [
  { id: "name", header: words.name, grow: true, sortValue: ({ name }) => name, cell: ({ name }) => name },
  {
    id: "rows",
    header: words.rows,
    align: "end",
    width: 90,
    sortValue: (dataset) => counts(dataset)?.kept ?? null,
    cell: (dataset) => <Num value={counts(dataset)?.kept} />,
  },
  { id: "type", header: words.type, width: 190, sortValue: type, cell: type },
  {
    id: "format",
    header: words.format,
    width: 80,
    hidden: true,
    cell: ({ latestVersion }) => {
      const format = latestVersion?.detection?.format;
      return format === undefined ? datasetWords.unknown : datasetWords.formats[format];
    },
  },
  {
    id: "state",
    header: words.state,
    width: 200,
    cell: (dataset) => (
      <span className="inline-flex items-center gap-2">
        {dataset.latestVersion !== null && <StatusBadge state={dataset.latestVersion.state} />}
        <SetAside count={counts(dataset)?.refused ?? 0} />
      </span>
    ),
  },
  {
    id: "splits",
    header: words.splits,
    align: "end",
    width: 200,
    cell: (dataset) => {
      const found = counts(dataset);
      return found === null
        ? datasetWords.unknown
        : [found.train, found.validation, found.test].map((count) => formatNumber(count)).join(" / ");
    },
  },
  {
    id: "size",
    header: words.size,
    align: "end",
    width: 100,
    sortValue: ({ latestVersion }) => latestVersion?.bytes ?? null,
    cell: ({ latestVersion }) => <Bytes value={latestVersion?.bytes} />,
  },
  {
    id: "updated",
    header: words.updated,
    width: 130,
    sortValue: ({ updatedAt }) => updatedAt,
    cell: ({ updatedAt }) => <Time at={updatedAt} />,
  },
];

function SetAside({ count }: { count: number }) {
  return count > 0 && <span className="text-muted text-sm">{datasetWords.setAside(count)}</span>;
}
