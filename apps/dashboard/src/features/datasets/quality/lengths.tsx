"use client";
import type { SplitStatistics } from "@facet/sdk/generated/types.gen";
import { Histogram } from "@facet/ui/charts/histogram";
import { formatNumber } from "@facet/ui/format/format-number";
import { Segments } from "@facet/ui/forms/segments";
import { Panel } from "@facet/ui/layout/panel";
import { useState } from "react";
import { datasetTabWords } from "../../../words/dataset-tabs.ts";

const words = datasetTabWords.quality.lengths;

/** Characters of whole rows or of their answers. */
export function Lengths({ split }: { split: SplitStatistics }) {
  const [of, setOf] = useState<"row" | "answer">("row");
  const lengths = of === "answer" ? split.answerCharacters : split.characters;
  return (
    <Panel
      title={words.title}
      actions={
        split.answerCharacters !== null && (
          <Segments
            label={words.of}
            value={of}
            onChange={setOf}
            choices={[
              { value: "row", label: words.row },
              { value: "answer", label: words.answer },
            ]}
          />
        )
      }
    >
      {lengths === null ? (
        <p className="text-muted">{words.none}</p>
      ) : (
        <Histogram
          bins={lengths.histogram}
          unit={words.unit}
          title={words.finding(formatNumber(lengths.median), formatNumber(lengths.p95))}
          bare
        />
      )}
    </Panel>
  );
}
