"use client";
import type { DatasetDetail } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { plural } from "@facet/ui/format/plural";
import { PageHeader } from "@facet/ui/layout/page-header";
import { Badge } from "@facet/ui/status/badge";
import { StatusBadge } from "@facet/ui/status/status-badge";
import { useProjectHref } from "../../frame/project.tsx";
import { datasetWords } from "../../words/datasets.ts";
import { RemoveDataset } from "./remove-dataset.tsx";
import { RenameDataset } from "./rename-dataset.tsx";
import type { Version } from "./version.ts";

const words = datasetWords.one;

interface DatasetHeaderProps {
  readonly dataset: DatasetDetail;
  /** The one that is looked at. */
  readonly version: Version | null;
}

/** What it is, how it stands, and the one thing to do with it. */
export function DatasetHeader({ dataset, version }: DatasetHeaderProps) {
  const href = useProjectHref();
  return (
    <PageHeader
      title={dataset.name}
      badges={
        version !== null && (
          <>
            <Badge shape={null}>{words.version(version.number)}</Badge>
            <StatusBadge state={version.state} />
          </>
        )
      }
      sentence={sentenceOf(version)}
      actions={
        <>
          <RemoveDataset dataset={dataset} />
          <RenameDataset dataset={dataset} />
          {version?.state === "ready" && version.id === dataset.latestVersion?.id && (
            <LinkButton look="main" href={`${href("fine-tunes", "new")}?dataset=${dataset.id}`}>
              {datasetWords.fineTune}
            </LinkButton>
          )}
        </>
      }
    />
  );
}

function sentenceOf(version: Version | null): string | undefined {
  if (version?.state === "importing") return words.importing;
  if (version?.state === "failed") return words.failed;
  const { counts = null, type = null } = version ?? {};
  if (counts === null || type === null) return undefined;
  const splits = [counts.train, counts.validation, counts.test].filter((rows) => rows > 0).length;
  const [one, many] = datasetWords.counted[type];
  return [
    words.sentence(plural(counts.kept, one, many), splits),
    counts.refused === 0 ? words.noneSetAside : words.setAside(counts.refused),
    ...(counts.duplicates === 0 ? [] : [words.duplicates(counts.duplicates)]),
  ].join(" ");
}
