import type { EvaluationResult, EvaluationRow } from "@facet/contracts/evaluations/evaluation";
import type { ReactNode } from "react";
import { BarPair } from "../charts/bar-pair.tsx";
import { Interval } from "../charts/interval.tsx";
import { formatDuration } from "../format/format-duration.ts";
import { formatNumber } from "../format/format-number.ts";
import { plural } from "../format/plural.ts";
import { Figures } from "../layout/figures.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Panel } from "../layout/panel.tsx";
import { Badge } from "../status/badge.tsx";
import { OutcomeBar } from "./outcome-bar.tsx";
import { TellingRows } from "./telling-rows-table.tsx";
import { isMetric, metricDifference, metricValue, metricWords } from "./words/metric-words.ts";
import { chanceWords, verdictWords } from "./words/verdict-words.ts";

export interface VerdictViewProps {
  result: EvaluationResult;
  /** Rows of both outcomes, of which the ten most telling are shown; null while they load. */
  rows: readonly EvaluationRow[] | null;
  /** Opens all rows of an outcome. */
  onOutcome?: ((outcome: EvaluationRow["outcome"]) => void) | undefined;
  /** Opens one row. */
  onRow?: ((row: EvaluationRow) => void) | undefined;
  actions?: ReactNode;
}

/** Base against tuned on rows that neither was trained on: what can be said, and no more. */
export function VerdictView({ result, rows, onOutcome, onRow, actions }: VerdictViewProps) {
  const { verdict } = result;
  const words = verdictWords(verdict);
  const metric = metricWords[verdict.metric];
  const show = (value: number) => metricValue(verdict.metric, value);
  const right = metric.kind === "right-or-wrong";
  const count = (share: number) =>
    right ? `${formatNumber(Math.round(share * verdict.n))} of ${formatNumber(verdict.n)}` : metric.label;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={words.headline}
        badges={<Badge tone={words.tone}>{words.badge}</Badge>}
        sentence={
          <>
            {words.sentence} {words.advice}
          </>
        }
        actions={actions}
      />
      <Figures
        items={[
          {
            label: right ? "Base right" : `Base, ${metric.label.toLowerCase()}`,
            value: show(verdict.base),
            note: count(verdict.base),
          },
          {
            label: right ? "Tuned right" : `Tuned, ${metric.label.toLowerCase()}`,
            value: show(verdict.tuned),
            note: count(verdict.tuned),
          },
          {
            label: "Better · worse · same",
            value: (
              <>
                <span className="text-good">{formatNumber(verdict.better)}</span> ·{" "}
                <span className="text-bad">{formatNumber(verdict.worse)}</span> · {formatNumber(verdict.same)}
              </>
            ),
            note: "same rows, same decoding",
          },
          {
            label: "Difference",
            value: metricDifference(verdict.metric, verdict.difference),
            note: right
              ? "percentage points"
              : metric.better === "lower"
                ? "lower is better"
                : "higher is better",
            tone: words.tone,
          },
        ]}
      />
      <div className="grid gap-6">
        <Panel title="How sure is it?" description={testWords[verdict.test]}>
          <div className="grid gap-3">
            <Interval
              label="Difference, tuned less base"
              estimate={verdict.difference}
              low={verdict.interval[0]}
              high={verdict.interval[1]}
              level={verdict.level}
              better={metric.better}
              format={(value) => metricDifference(verdict.metric, value)}
            />
            <p className="text-muted text-table">{chanceWords(verdict)}</p>
          </div>
        </Panel>
        <Panel title="Every measure" description={metric.meaning}>
          <Measures result={result} />
        </Panel>
      </div>
      <Panel
        title="Row by row"
        flush
        actions={
          <>
            <OutcomeButton outcome="better" count={verdict.better} onOutcome={onOutcome} />
            <OutcomeButton outcome="worse" count={verdict.worse} onOutcome={onOutcome} />
            <OutcomeButton outcome="same" count={verdict.same} onOutcome={onOutcome} />
          </>
        }
        footer={
          <p className="text-muted text-sm">
            {plural(result.n, "held-out row")}, asked in {formatDuration(result.seconds * 1000)}. Neither
            model was trained on them.
          </p>
        }
      >
        <div className="p-4">
          <OutcomeBar better={verdict.better} worse={verdict.worse} same={verdict.same} />
        </div>
        <TellingRows rows={rows} metric={verdict.metric} onRow={onRow} />
      </Panel>
    </div>
  );
}

const testWords = {
  "mcnemar-exact": "Exact McNemar test on paired rows: only rows on which the two differ count.",
  "paired-bootstrap":
    "Paired bootstrap: the rows are drawn again 10,000 times to see how far the difference wanders.",
} as const;

const looks = {
  better: { tone: "good", shape: "up" },
  worse: { tone: "bad", shape: "down" },
  same: { tone: "idle", shape: null },
} as const;

interface OutcomeButtonProps {
  outcome: EvaluationRow["outcome"];
  count: number;
  onOutcome: VerdictViewProps["onOutcome"];
}

function OutcomeButton({ outcome, count, onOutcome }: OutcomeButtonProps) {
  const badge = <Badge {...looks[outcome]}>{`${outcome} ${formatNumber(count)}`}</Badge>;
  if (onOutcome === undefined || count === 0) return badge;
  return (
    <button
      type="button"
      className="inline-flex min-h-6 items-center rounded-sm pointer-coarse:min-h-11"
      aria-label={`${outcome} ${formatNumber(count)}: show these rows`}
      onClick={() => onOutcome(outcome)}
    >
      {badge}
    </button>
  );
}

/** The measure that decided first, the others for a second look: none of them is chosen afterwards. */
function Measures({ result }: { result: EvaluationResult }) {
  const known = Object.entries(result.metrics).flatMap(([name, values]) => {
    return isMetric(name) ? [{ metric: name, ...values }] : [];
  });
  const ordered = [
    ...known.filter(({ metric }) => metric === result.primaryMetric),
    ...known.filter(({ metric }) => metric !== result.primaryMetric),
  ];
  return (
    <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
      {ordered.map(({ metric, base, tuned }) => (
        <div key={metric} className="grid gap-1">
          <p className="text-table">
            {metricWords[metric].label}
            {metric === result.primaryMetric ? (
              <span className="text-muted"> decided the verdict, fixed before training</span>
            ) : (
              metricWords[metric].better === "lower" && <span className="text-muted"> lower is better</span>
            )}
          </p>
          <BarPair
            label={metricWords[metric].label}
            base={base}
            tuned={tuned}
            full={metricWords[metric].kind === "measure" ? undefined : 1}
            format={(value) => metricValue(metric, value)}
          />
        </div>
      ))}
    </div>
  );
}
