"use client";
import type { DatasetDetail } from "@facet/sdk/generated/types.gen";
import { Tabs } from "@facet/ui/layout/tabs";
import { Skeleton } from "@facet/ui/states/skeleton";
import dynamic from "next/dynamic";
import { useAddressState } from "../../frame/use-address-state.ts";
import { datasetWords } from "../../words/datasets.ts";
import { DatasetHeader } from "./dataset-header.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { RowsTab } from "./rows/rows-tab.tsx";

const words = datasetWords.one.tabs;
const loading = () => <Skeleton className="h-80 rounded-lg" />;
const QualityTab = dynamic(() => import("./quality/quality-tab.tsx").then((file) => file.QualityTab), {
  loading,
});
const TokensTab = dynamic(() => import("./tokens/tokens-tab.tsx").then((file) => file.TokensTab), {
  loading,
});
const VersionsTab = dynamic(() => import("./versions-tab.tsx").then((file) => file.VersionsTab), { loading });
const UseTab = dynamic(() => import("./use-tab.tsx").then((file) => file.UseTab), { loading });

const tabs = ["rows", "quality", "tokens", "versions", "use"] as const;

export function DatasetView({ dataset }: { dataset: DatasetDetail }) {
  const [wanted, setTab] = useAddressState("tab", "rows");
  const tab = tabs.find((one) => one === wanted) ?? "rows";
  const version = dataset.latestVersion;
  const refused = version?.counts?.refused ?? 0;
  return (
    <div className="grid gap-6">
      <DatasetHeader dataset={dataset} />
      {version !== null && version.state !== "ready" && <ImportProgress version={version} />}
      {version !== null && version.state === "ready" && (
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
          {tab === "rows" && <RowsTab version={version} />}
          {tab === "quality" && <QualityTab version={version} />}
          {tab === "tokens" && <TokensTab dataset={dataset} version={version} />}
          {tab === "versions" && <VersionsTab version={version} />}
          {tab === "use" && <UseTab dataset={dataset} />}
        </Tabs>
      )}
    </div>
  );
}
