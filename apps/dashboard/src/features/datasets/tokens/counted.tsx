"use client";
import type { Preparation } from "@facet/sdk/generated/types.gen";
import { Histogram } from "@facet/ui/charts/histogram";
import { formatNumber } from "@facet/ui/format/format-number";
import { Segments } from "@facet/ui/forms/segments";
import { Notice } from "@facet/ui/layout/notice";
import { useAddressState } from "../../../frame/use-address-state.ts";
import { datasetTabWords } from "../../../words/dataset-tabs.ts";
import { datasetWords } from "../../../words/datasets.ts";
import type { Version } from "../version.ts";
import { fillBuckets } from "./fill-buckets.ts";
import { PreparedRows } from "./prepared-rows.tsx";
import { SplitFigures } from "./split-figures.tsx";
import { TemplateFacts } from "./template-facts.tsx";

type Stats = NonNullable<Preparation["stats"]>;

interface CountedProps {
  readonly version: Version;
  readonly preparation: Preparation;
  readonly stats: Stats;
  /** As it stands in the form above: the line in the picture. */
  readonly limit: number;
  readonly onLimit: (limit: number) => void;
}

const words = datasetTabWords.tokens;
const splits = ["train", "validation"] as const;

/** What was counted: how long rows are, how many fit, and the rows as they will train. */
export function Counted({ version, preparation, stats, limit, onLimit }: CountedProps) {
  const [wanted, setSplit] = useAddressState("split", "train");
  const name = splits.find((one) => one === wanted) ?? "train";
  const split = stats[name];
  const { max_length: counted, truncation } = preparation.settings;
  return (
    <>
      <div className="grid gap-3">
        <div className="flex flex-wrap items-center gap-3">
          <Segments
            label={words.split}
            value={name}
            onChange={setSplit}
            choices={splits.map((value) => ({ value, label: datasetWords.splits[value] }))}
          />
        </div>
        {limit !== counted && (
          <Notice tone="warning" live>
            {words.moved(formatNumber(counted))}
          </Notice>
        )}
        <SplitFigures split={split} truncation={truncation} />
      </div>
      <Histogram
        bins={fillBuckets(split.histogram, Math.max(limit, counted))}
        unit={words.limitUnit}
        cut={limit}
        onCut={onLimit}
        cutLabel={words.limit}
        verb={words.histogram.verb[truncation]}
        least={16}
        aside={words.histogram.aside(formatNumber(split.tokens), formatNumber(split.trainedTokens))}
      />
      <TemplateFacts stats={stats} split={split} />
      <PreparedRows key={name} version={version} preparation={preparation} split={name} />
    </>
  );
}
