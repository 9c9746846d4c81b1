import type { Preparation } from "@facet/sdk/generated/types.gen";
import { formatNumber } from "@facet/ui/format/format-number";
import { formatPercent } from "@facet/ui/format/format-percent";
import { Figures } from "@facet/ui/layout/figures";
import { datasetTabWords } from "../../../words/dataset-tabs.ts";

type Split = NonNullable<Preparation["stats"]>["train"];

const words = datasetTabWords.tokens.figures;

/** Totals of one split as it was counted. */
export function SplitFigures({
  split,
  truncation,
}: {
  split: Split;
  truncation: Preparation["settings"]["truncation"];
}) {
  const isCut = truncation === "keep_start" && split.cut > 0;
  return (
    <Figures
      items={[
        {
          label: words.tokens,
          value: formatNumber(split.tokens),
          note: words.mean(formatNumber(split.meanTokens, { digits: 0 })),
        },
        {
          label: words.trained,
          value: formatNumber(split.trainedTokens),
          note: words.share(formatPercent(split.tokens === 0 ? 0 : split.trainedTokens / split.tokens)),
        },
        { label: words.kept, value: formatNumber(split.kept), note: words.ofRows(split.rows) },
        isCut
          ? {
              label: words.cut,
              value: formatNumber(split.cut),
              note: words.lost(split.cutTokens),
              tone: "warning" as const,
            }
          : {
              label: words.dropped,
              value: formatNumber(split.dropped),
              note:
                split.dropped === 0
                  ? words.ofRows(split.rows)
                  : words.share(formatPercent(split.dropped / split.rows)),
              ...(split.dropped > 0 ? { tone: "warning" as const } : {}),
            },
        { label: words.longest, value: formatNumber(split.maxTokens), note: words.tokenUnit },
      ]}
    />
  );
}
