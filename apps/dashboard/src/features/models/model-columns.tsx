import type { Evaluation, Model } from "@facet/sdk/generated/types.gen";
import { formatNumber } from "@facet/ui/format/format-number";
import { verdictWords } from "@facet/ui/signature/words/verdict-words";
import { Badge } from "@facet/ui/status/badge";
import type { Column } from "@facet/ui/tables/column";
import { Time } from "@facet/ui/values/time";
import { modelWords } from "../../words/models.ts";

const words = modelWords.columns;

interface Known {
  /** Names of base models by id. */
  readonly bases: ReadonlyMap<string, string>;
  /** By fine-tune. */
  readonly evaluations: ReadonlyMap<string, Evaluation>;
}

export function modelColumns({ bases, evaluations }: Known): readonly Column<Model>[] {
  const base = ({ baseModelId }: Model) => bases.get(baseModelId) ?? modelWords.gone;
  return [
    { id: "name", header: words.name, grow: true, sortValue: ({ name }) => name, cell: ({ name }) => name },
    { id: "base", header: words.base, width: 200, sortValue: base, cell: base },
    { id: "kind", header: words.kind, width: 110, hidden: true, cell: ({ kind }) => modelWords.kinds[kind] },
    {
      id: "verdict",
      header: words.verdict,
      width: 190,
      cell: ({ fineTuneId }) => <Verdict evaluation={evaluations.get(fineTuneId)} />,
    },
    {
      id: "loss",
      header: words.loss,
      align: "end",
      width: 140,
      sortValue: ({ training }) => training.lastLoss,
      cell: ({ training: { firstLoss, lastLoss } }) =>
        firstLoss === null || lastLoss === null
          ? ""
          : `${formatNumber(firstLoss)} → ${formatNumber(lastLoss)}`,
    },
    {
      id: "tags",
      header: words.tags,
      width: 160,
      cell: ({ tags }) => tags.join(", "),
    },
    {
      id: "created",
      header: words.created,
      width: 130,
      sortValue: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
  ];
}

function Verdict({ evaluation }: { evaluation: Evaluation | undefined }) {
  if (evaluation === undefined || evaluation.result === null)
    return <span className="text-muted">{modelWords.notMeasured}</span>;
  const { headline, tone } = verdictWords(evaluation.result.verdict);
  return <Badge tone={tone}>{headline}</Badge>;
}
