import type { Model } from "@facet/sdk/generated/types.gen";
import { formatDuration } from "@facet/ui/format/format-duration";
import { formatNumber } from "@facet/ui/format/format-number";
import { KeyValues } from "@facet/ui/layout/key-values";
import { Panel } from "@facet/ui/layout/panel";
import { modelWords } from "../../words/models.ts";

const words = modelWords.one.training;

/** What the trainer counted. Figures that were not measured are left out. */
export function TrainingFacts({ training }: { training: Model["training"] }) {
  const { firstLoss, lastLoss, bestEvalLoss, bestStep } = training;
  return (
    <Panel title={words.title}>
      <KeyValues
        items={[
          { label: words.steps, value: formatNumber(training.steps) },
          { label: words.epochs, value: formatNumber(training.epochs, { digits: 2 }) },
          { label: words.tokens, value: formatNumber(training.tokens) },
          { label: words.trained, value: formatNumber(training.trainedTokens) },
          {
            label: words.speed,
            value: words.speedValue(formatNumber(training.tokensPerSecond, { digits: 0 })),
          },
          { label: words.time, value: formatDuration(training.trainingSeconds * 1000) },
          ...(firstLoss === null || lastLoss === null
            ? []
            : [{ label: words.loss, value: `${formatNumber(firstLoss)} → ${formatNumber(lastLoss)}` }]),
          ...(bestEvalLoss === null || bestStep === null
            ? []
            : [
                {
                  label: words.best,
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
