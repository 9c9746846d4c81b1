"use client";
import { formatDuration } from "@facet/ui/format/format-duration";
import { formatNumber } from "@facet/ui/format/format-number";
import { Notice } from "@facet/ui/layout/notice";
import { Panel } from "@facet/ui/layout/panel";
import { Term } from "@facet/ui/overlays/term";
import { metricDifference, metricValue, metricWords } from "@facet/ui/signature/words/metric-words";
import { verdictWords } from "@facet/ui/signature/words/verdict-words";
import { Badge } from "@facet/ui/status/badge";
import { StatusBadge } from "@facet/ui/status/status-badge";
import { compareWords } from "../../words/compare.ts";
import { isOpenRun } from "../fine-tunes/is-open-run.ts";
import { type Line, SideBySide } from "./side-by-side.tsx";
import type { Compared } from "./use-compared.ts";

const words = compareWords.figures;

interface ComparedFiguresProps {
  readonly compared: readonly Compared[];
  readonly missing: readonly string[];
}

export function ComparedFigures({ compared, missing }: ComparedFiguresProps) {
  return (
    <div className="grid gap-3">
      {areUnlike(compared) && <Notice tone="warning">{words.unlike}</Notice>}
      <Panel title={words.title} flush>
        <SideBySide
          caption={words.caption}
          header={words.name}
          lines={lines}
          compared={compared}
          missing={missing}
        />
      </Panel>
    </div>
  );
}

/** Verdicts over other rows, or by another measure, do not say which run is the better. */
function areUnlike(compared: readonly Compared[]): boolean {
  const measured = compared.flatMap(({ run, evaluation }) =>
    evaluation?.result == null ? [] : `${run.datasetVersionId} ${evaluation.result.verdict.metric}`,
  );
  return new Set(measured).size > 1;
}

const verdictOf = ({ evaluation }: Compared) => evaluation?.result?.verdict;
const trainingOf = ({ model }: Compared) => model?.training;
const shown = (value: number | null | undefined, digits?: number) =>
  value === null || value === undefined
    ? undefined
    : formatNumber(value, digits === undefined ? {} : { digits });

const lines: readonly Line[] = [
  { id: "state", label: words.state, of: ({ run }) => <StatusBadge state={run.state} /> },
  {
    id: "verdict",
    label: <Term id="verdict">{words.verdict}</Term>,
    of: (one) => {
      const verdict = verdictOf(one);
      if (verdict === undefined) {
        const isOpen = isOpenRun(one.run);
        return isOpen && one.run.evaluationId !== null ? (
          <span className="text-muted">{words.waiting}</span>
        ) : undefined;
      }
      const { badge, tone } = verdictWords(verdict);
      return <Badge tone={tone}>{badge}</Badge>;
    },
  },
  {
    id: "metric",
    label: words.metric,
    of: (one) => {
      const verdict = verdictOf(one);
      return verdict === undefined ? undefined : metricWords[verdict.metric].label;
    },
  },
  ...(["base", "tuned"] as const).map(
    (side): Line => ({
      id: side,
      label: words[side],
      of: (one) => {
        const verdict = verdictOf(one);
        return verdict === undefined ? undefined : metricValue(verdict.metric, verdict[side]);
      },
    }),
  ),
  {
    id: "difference",
    label: <Term id="interval">{words.difference}</Term>,
    of: (one) => {
      const verdict = verdictOf(one);
      if (verdict === undefined) return undefined;
      const show = (value: number) => metricDifference(verdict.metric, value);
      const [low, high] = verdict.interval;
      return words.differenceValue(show(verdict.difference), show(low), show(high));
    },
  },
  { id: "held", label: <Term id="held-out">{words.held}</Term>, of: (one) => shown(verdictOf(one)?.n) },
  { id: "steps", label: <Term id="step">{words.steps}</Term>, of: (one) => shown(trainingOf(one)?.steps) },
  {
    id: "tokens",
    label: <Term id="trained-token">{words.tokens}</Term>,
    of: (one) => shown(trainingOf(one)?.trainedTokens),
  },
  { id: "first", label: words.firstLoss, of: (one) => shown(trainingOf(one)?.firstLoss) },
  { id: "last", label: words.lastLoss, of: (one) => shown(trainingOf(one)?.lastLoss) },
  {
    id: "best",
    label: <Term id="validation-loss">{words.best}</Term>,
    of: (one) => shown(trainingOf(one)?.bestEvalLoss),
  },
  {
    id: "time",
    label: words.time,
    of: (one) => {
      const seconds = trainingOf(one)?.trainingSeconds;
      return seconds === undefined ? undefined : formatDuration(seconds * 1000);
    },
  },
  {
    id: "speed",
    label: <Term id="tokens-per-second">{words.speed}</Term>,
    of: (one) => shown(trainingOf(one)?.tokensPerSecond, 0),
  },
];
