import type { BaseModel } from "@facet/sdk/generated/types.gen";
import { StatusBadge } from "@facet/ui/status/status-badge";
import type { Column } from "@facet/ui/tables/column";
import { Num } from "@facet/ui/values/num";
import { Time } from "@facet/ui/values/time";
import { baseModelWords } from "../../words/base-models.ts";

const words = baseModelWords.columns;

export const baseModelColumns: readonly Column<BaseModel>[] = [
  { id: "name", header: words.name, grow: true, sortValue: ({ name }) => name, cell: ({ name }) => name },
  {
    id: "parameters",
    header: words.parameters,
    align: "end",
    width: 120,
    sortValue: ({ shape }) => shape?.parameters ?? null,
    cell: ({ shape }) => <Num value={shape?.parameters} compact />,
  },
  {
    id: "context",
    header: words.context,
    align: "end",
    width: 100,
    sortValue: ({ shape }) => shape?.contextLength ?? null,
    cell: ({ shape }) => <Num value={shape?.contextLength} />,
  },
  {
    id: "template",
    header: words.template,
    width: 130,
    cell: ({ shape }) =>
      shape === null
        ? baseModelWords.unknown
        : shape.chatTemplate
          ? baseModelWords.template.yes
          : baseModelWords.template.no,
  },
  {
    id: "licence",
    header: words.licence,
    width: 130,
    sortValue: ({ shape }) => shape?.licence ?? null,
    cell: ({ shape }) =>
      shape === null ? baseModelWords.unknown : (shape.licence ?? baseModelWords.noLicence),
  },
  {
    id: "source",
    header: words.source,
    width: 140,
    cell: ({ source }) => baseModelWords.sources[source.type],
  },
  {
    id: "weights",
    header: words.weights,
    width: 110,
    hidden: true,
    cell: ({ shape }) => shape?.dtype ?? baseModelWords.unknown,
  },
  {
    id: "state",
    header: words.state,
    width: 120,
    sortValue: ({ state }) => state,
    cell: ({ state }) => <StatusBadge state={state} />,
  },
  {
    id: "added",
    header: words.added,
    width: 130,
    sortValue: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <Time at={createdAt} />,
  },
];
