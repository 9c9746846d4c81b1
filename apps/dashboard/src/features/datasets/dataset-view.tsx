"use client";
import type { DatasetDetail } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { Notice } from "@facet/ui/layout/notice";
import { Tabs } from "@facet/ui/layout/tabs";
import { Skeleton } from "@facet/ui/states/skeleton";
import { late } from "../../frame/late.tsx";
import { useAddressState } from "../../frame/use-address-state.ts";
import { datasetTabWords } from "../../words/dataset-tabs.ts";
import { datasetWords } from "../../words/datasets.ts";
import { DatasetHeader } from "./dataset-header.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { RowsTab } from "./rows/rows-tab.tsx";
import { useShownVersion } from "./use-shown-version.ts";

const words = datasetWords.one.tabs;
const skeleton = <Skeleton className="h-80 rounded-lg" />;
const QualityTab = late(() => import("./quality/quality-tab.tsx").then((file) => file.QualityTab), skeleton);
const TokensTab = late(() => import("./tokens/tokens-tab.tsx").then((file) => file.TokensTab), skeleton);
const VersionsTab = late(() => import("./versions-tab.tsx").then((file) => file.VersionsTab), skeleton);
const UseTab = late(() => import("./use-tab.tsx").then((file) => file.UseTab), skeleton);

const tabs = ["rows", "quality", "tokens", "versions", "use"] as const;

export function DatasetView({ dataset }: { dataset: DatasetDetail }) {
  const [wanted, setTab] = useAddressState("tab", "rows");
  const tab = tabs.find((one) => one === wanted) ?? "rows";
  const { version, isLoading, show } = useShownVersion(dataset);
  const newest = dataset.latestVersion;
  const refused = version?.counts?.refused ?? 0;
  return (
    <div className="grid gap-6">
      <DatasetHeader dataset={dataset} version={version} />
      {dataset.nextVersion !== null && (
        <section
          aria-label={datasetTabWords.versions.title(dataset.nextVersion.number)}
          className="grid gap-3"
        >
          {dataset.nextVersion.state === "failed" && newest !== null && (
            <p className="text-table">
              {datasetTabWords.versions.nextFailed(
                dataset.nextVersion.number,
                dataset.nextVersion.filename,
                newest.number,
              )}
            </p>
          )}
          <ImportProgress key={dataset.nextVersion.id} version={dataset.nextVersion} />
        </section>
      )}
      {version !== null && newest !== null && version.id !== newest.id && (
        <Notice
          tone="running"
          actions={
            <Button size="small" onClick={() => show(newest.number)}>
              {datasetTabWords.versions.showNewest(newest.number)}
            </Button>
          }
        >
          {datasetTabWords.versions.older(version.number, newest.number)}
        </Notice>
      )}
      {isLoading && skeleton}
      {!isLoading && version !== null && version.state !== "ready" && <ImportProgress version={version} />}
      {!isLoading && version !== null && version.state === "ready" && (
        <Tabs
          label={words.label}
          value={tab}
          onChange={setTab}
          tabs={tabs.map((value) => ({
            value,
            label: words[value],
            ...(value === "quality" && refused > 0 ? { count: refused, tone: "warning" as const } : {}),
            ...(value === "use" && dataset.usedBy.length > 0 ? { count: dataset.usedBy.length } : {}),
          }))}
        >
          {tab === "rows" && <RowsTab key={version.id} version={version} />}
          {tab === "quality" && <QualityTab version={version} />}
          {tab === "tokens" && <TokensTab dataset={dataset} version={version} />}
          {tab === "versions" && <VersionsTab dataset={dataset} version={version} onShow={show} />}
          {tab === "use" && <UseTab dataset={dataset} />}
        </Tabs>
      )}
    </div>
  );
}
