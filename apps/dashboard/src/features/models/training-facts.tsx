import type { Model } from "@facet/sdk/generated/types.gen";
import { formatDuration } from "@facet/ui/format/format-duration";
import { formatNumber } from "@facet/ui/format/format-number";
import { KeyValues } from "@facet/ui/layout/key-values";
import { Panel } from "@facet/ui/layout/panel";
import { Term } from "@facet/ui/overlays/term";
import { modelWords } from "../../words/models.ts";

const words = modelWords.one.training;

/** What the trainer counted. Figures that were not measured are left out. */
export function TrainingFacts({ training }: { training: Model["training"] }) {
  const { firstLoss, lastLoss, bestEvalLoss, bestStep } = training;
  return (
    <Panel title={words.title}>
      <KeyValues
        items={[
          { id: "step", label: <Term id="step">{words.steps}</Term>, value: formatNumber(training.steps) },
          {
            id: "epoch",
            label: <Term id="epoch">{words.epochs}</Term>,
            value: formatNumber(training.epochs, { digits: 2 }),
          },
          {
            id: "token",
            label: <Term id="token">{words.tokens}</Term>,
            value: formatNumber(training.tokens),
          },
          {
            id: "trained-token",
            label: <Term id="trained-token">{words.trained}</Term>,
            value: formatNumber(training.trainedTokens),
          },
          {
            id: "tokens-per-second",
            label: <Term id="tokens-per-second">{words.speed}</Term>,
            value: words.speedValue(formatNumber(training.tokensPerSecond, { digits: 0 })),
          },
          { label: words.time, value: formatDuration(training.trainingSeconds * 1000) },
          ...(firstLoss === null || lastLoss === null
            ? []
            : [
                {
                  id: "loss",
                  label: <Term id="loss">{words.loss}</Term>,
                  value: `${formatNumber(firstLoss)} → ${formatNumber(lastLoss)}`,
                },
              ]),
          ...(bestEvalLoss === null || bestStep === null
            ? []
            : [
                {
                  id: "validation-loss",
                  label: <Term id="validation-loss">{words.best}</Term>,
                  value: words.bestValue(formatNumber(bestEvalLoss), formatNumber(bestStep)),
                },
              ]),
          { label: words.dropped, value: formatNumber(training.droppedRows) },
          { label: words.cut, value: formatNumber(training.cutTokens) },
        ]}
      />
    </Panel>
  );
}
