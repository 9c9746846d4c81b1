"use client";
import type { DatasetStatistics } from "@facet/sdk/generated/types.gen";
import { formatNumber } from "@facet/ui/format/format-number";
import { formatPercent } from "@facet/ui/format/format-percent";
import { Segments } from "@facet/ui/forms/segments";
import { Figures } from "@facet/ui/layout/figures";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useQuery } from "@tanstack/react-query";
import { datasetQueries } from "../../../data/datasets.ts";
import { useAddressState } from "../../../frame/use-address-state.ts";
import { datasetTabWords } from "../../../words/dataset-tabs.ts";
import { datasetWords } from "../../../words/datasets.ts";
import type { Version } from "../version.ts";
import { AboutSplit } from "./about-split.tsx";
import { CheckList } from "./check-list.tsx";
import { Lengths } from "./lengths.tsx";
import { RefusedRows } from "./refused-rows.tsx";

const words = datasetTabWords.quality.figures;
const splits = ["train", "validation", "test"] as const;

/** What is wrong with the rows, what is not, and how they look as a whole. */
export function QualityTab({ version }: { version: Version }) {
  const query = useQuery(datasetQueries.statistics(version.id));
  return (
    <Region query={query} skeleton={<Loading />}>
      {(statistics) => (
        <>
          <Counts statistics={statistics} />
          <CheckList statistics={statistics} />
          <RefusedRows version={version} />
          <Splits statistics={statistics} />
        </>
      )}
    </Region>
  );
}

function Counts({ statistics: { counts } }: { statistics: DatasetStatistics }) {
  const share = (rows: number) =>
    rows === 0
      ? undefined
      : words.shareOf(formatPercent(rows / counts.read, { digits: rows === counts.read ? 0 : 1 }));
  return (
    <Figures
      items={[
        { label: words.read, value: formatNumber(counts.read) },
        { label: words.kept, value: formatNumber(counts.kept), note: share(counts.kept) },
        {
          label: words.setAside,
          value: formatNumber(counts.refused),
          note: share(counts.refused),
          ...(counts.refused > 0 ? { tone: "warning" as const } : {}),
        },
        { label: words.duplicates, value: formatNumber(counts.duplicates), note: share(counts.duplicates) },
      ]}
    />
  );
}

function Splits({ statistics }: { statistics: DatasetStatistics }) {
  const [wanted, setSplit] = useAddressState("split", "train");
  const name = splits.find((one) => one === wanted) ?? "train";
  const split = statistics.splits[name];
  return (
    <div className="grid gap-3">
      <div>
        <Segments
          label={datasetWords.rows.split}
          value={name}
          onChange={setSplit}
          choices={splits.map((value) => ({ value, label: datasetWords.splits[value] }))}
        />
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Lengths split={split} />
        <AboutSplit split={split} />
      </div>
    </div>
  );
}

function Loading() {
  return (
    <div className="grid gap-6">
      <Skeleton className="h-20 rounded-lg" />
      <Skeleton className="h-64 rounded-lg" />
      <Skeleton className="h-40 rounded-lg" />
    </div>
  );
}
