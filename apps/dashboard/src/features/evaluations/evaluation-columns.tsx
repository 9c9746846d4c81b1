import type { Evaluation } from "@facet/sdk/generated/types.gen";
import { metricValue, metricWords } from "@facet/ui/signature/words/metric-words";
import { verdictWords } from "@facet/ui/signature/words/verdict-words";
import { Badge } from "@facet/ui/status/badge";
import type { Column } from "@facet/ui/tables/column";
import { Num } from "@facet/ui/values/num";
import { Time } from "@facet/ui/values/time";
import { evaluationWords } from "../../words/evaluations.ts";

const words = evaluationWords.columns;

/** `runs`: names of the fine-tunes by id. */
export function evaluationColumns(runs: ReadonlyMap<string, string>): readonly Column<Evaluation>[] {
  const name = ({ fineTuneId }: Evaluation) => runs.get(fineTuneId) ?? evaluationWords.unknownRun;
  return [
    { id: "run", header: words.run, grow: true, sortValue: name, cell: name },
    { id: "verdict", header: words.verdict, width: 200, sortValue: conclusion, cell: Verdict },
    { id: "base", header: words.base, align: "end", width: 96, cell: (row) => figure(row, "base") },
    { id: "tuned", header: words.tuned, align: "end", width: 96, cell: (row) => figure(row, "tuned") },
    {
      id: "metric",
      header: words.metric,
      width: 160,
      cell: ({ result }) => (result === null ? "" : metricWords[result.verdict.metric].label),
    },
    {
      id: "rows",
      header: words.rows,
      align: "end",
      width: 80,
      sortValue: ({ result }) => result?.n ?? null,
      cell: ({ result }) => (result === null ? "" : <Num value={result.n} />),
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

const conclusion = ({ result }: Evaluation) => result?.verdict.difference ?? null;

function Verdict({ result, state }: Evaluation) {
  if (result === null) {
    return state === "failed" ? (
      <Badge tone="bad">{evaluationWords.states.failed}</Badge>
    ) : (
      <span className="text-muted">{evaluationWords.states.waiting}</span>
    );
  }
  const { headline, tone } = verdictWords(result.verdict);
  return <Badge tone={tone}>{headline}</Badge>;
}

function figure({ result }: Evaluation, side: "base" | "tuned"): string {
  return result === null ? "" : metricValue(result.verdict.metric, result.verdict[side]);
}
