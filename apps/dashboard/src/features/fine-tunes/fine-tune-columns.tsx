import type { FineTune } from "@facet/sdk/generated/types.gen";
import { StatusBadge } from "@facet/ui/status/status-badge";
import type { Column } from "@facet/ui/tables/column";
import { Duration } from "@facet/ui/values/duration";
import { Time } from "@facet/ui/values/time";
import { fineTuneWords } from "../../words/fine-tunes.ts";
import { WorkingNow } from "./working-now.tsx";

const words = fineTuneWords.columns;

interface Known {
  /** Names of base models by id. */
  readonly bases: ReadonlyMap<string, string>;
  /** Names of data sets by the id of their version. */
  readonly datasets: ReadonlyMap<string, string>;
  /** Something works or waits: a column says what. */
  readonly hasOpen: boolean;
}

export function fineTuneColumns({ bases, datasets, hasOpen }: Known): readonly Column<FineTune>[] {
  return [
    { id: "name", header: words.name, grow: true, sortValue: ({ name }) => name, cell: ({ name }) => name },
    {
      id: "state",
      header: words.state,
      width: 130,
      sortValue: ({ state }) => state,
      cell: ({ state }) => <StatusBadge state={state} />,
    },
    ...(hasOpen
      ? [{ id: "now", header: words.now, width: 250, cell: (run: FineTune) => <WorkingNow run={run} /> }]
      : []),
    { id: "base", header: words.base, width: 160, cell: ({ baseModelId }) => bases.get(baseModelId) ?? "" },
    {
      id: "data",
      header: words.data,
      width: 160,
      cell: ({ datasetVersionId }) => datasets.get(datasetVersionId) ?? "",
    },
    {
      id: "preset",
      header: words.preset,
      width: 110,
      hidden: true,
      cell: ({ preset }) =>
        preset in fineTuneWords.presets
          ? fineTuneWords.presets[preset as keyof typeof fineTuneWords.presets]
          : preset,
    },
    {
      id: "created",
      header: words.created,
      width: 120,
      sortValue: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
    {
      id: "took",
      header: words.took,
      align: "end",
      width: 110,
      sortValue: took,
      cell: (run) =>
        run.finishedAt === null ? <Duration since={run.createdAt} /> : <Duration ms={took(run)} />,
    },
  ];
}

const took = ({ createdAt, finishedAt }: FineTune) =>
  finishedAt === null ? null : Date.parse(finishedAt) - Date.parse(createdAt);
