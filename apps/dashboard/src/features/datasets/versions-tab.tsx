"use client";
import type { DatasetDetail } from "@facet/sdk/generated/types.gen";
import { CopyButton } from "@facet/ui/actions/copy-button";
import { formatNumber } from "@facet/ui/format/format-number";
import { formatPercent } from "@facet/ui/format/format-percent";
import { KeyValues } from "@facet/ui/layout/key-values";
import { Panel } from "@facet/ui/layout/panel";
import { Bytes } from "@facet/ui/values/bytes";
import { Time } from "@facet/ui/values/time";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { datasetQueries } from "../../data/datasets.ts";
import { datasetTabWords } from "../../words/dataset-tabs.ts";
import { datasetWords } from "../../words/datasets.ts";
import { mappedColumns } from "./mapped-columns.ts";
import { RemoveVersion } from "./remove-version.tsx";
import type { Version } from "./version.ts";
import { VersionList } from "./version-list.tsx";

const words = datasetTabWords.versions;
const percent = (share: number) => formatPercent(share, { digits: 0 });

interface VersionsTabProps {
  readonly dataset: DatasetDetail;
  readonly version: Version;
  readonly onShow: (number: number) => void;
}

/** Every version, and what there is to know of the one that is looked at. */
export function VersionsTab({ dataset, version, onShow }: VersionsTabProps) {
  const isOneOfSeveral = (useInfiniteQuery(datasetQueries.versions(dataset.id)).data?.length ?? 0) > 1;
  return (
    <div className="grid gap-6">
      <VersionList dataset={dataset} shown={version} onShow={onShow} />
      <VersionFacts
        version={version}
        actions={isOneOfSeveral && <RemoveVersion key={version.id} version={version} />}
      />
    </div>
  );
}

/** Where the rows came from, how they were read, and the hashes that a run is bound to. */
function VersionFacts({ version, actions }: { version: Version; actions: ReactNode }) {
  const { detection, mapping, counts } = version;
  // The API always says them; only a request may leave them out.
  const { validation = 0, test = 0, seed } = version.splits;
  return (
    <Panel title={words.title(version.number)} description={words.lead} actions={actions}>
      <KeyValues
        align="start"
        items={[
          { label: words.file, value: version.filename, note: <Bytes value={version.bytes} /> },
          ...(version.heldOutFilename === null
            ? []
            : [{ label: words.heldOut, value: version.heldOutFilename }]),
          ...(detection === null || version.type === null
            ? []
            : [
                {
                  label: words.read,
                  value: `${datasetWords.formats[detection.format]}, ${datasetWords.types[version.type]}`,
                  note: detection.reason,
                },
              ]),
          ...(mapping === null ? [] : [{ label: words.columns, value: mappedColumns(mapping).map(Mapped) }]),
          ...(counts === null
            ? []
            : [
                {
                  label: words.rows,
                  value: words.rowsValue(
                    formatNumber(counts.train),
                    formatNumber(counts.validation),
                    formatNumber(counts.test),
                  ),
                },
              ]),
          {
            label: words.shares,
            value:
              version.heldOutFilename === null
                ? words.sharesValue(percent(1 - validation - test), percent(validation), percent(test))
                : words.sharesHeldOut(percent(1 - validation), percent(validation)),
            note: `${words.seed} ${seed}`,
          },
          { label: words.created, value: <Time at={version.createdAt} /> },
          { label: words.id, value: <Hash value={version.id} /> },
          ...(version.contentHash === null
            ? []
            : [{ label: words.hash, value: <Hash value={version.contentHash} /> }]),
          ...(version.sourceSha256 === null
            ? []
            : [{ label: words.source, value: <Hash value={version.sourceSha256} /> }]),
        ]}
      />
    </Panel>
  );
}

function Mapped({ role, column }: { role: keyof typeof words.mapping; column: string }) {
  return (
    <span key={role} className="mr-4 inline-block">
      <span className="text-muted">{words.mapping[role]}</span> <code>{column}</code>
    </span>
  );
}

function Hash({ value }: { value: string }) {
  return (
    <span className="-my-1 inline-flex flex-wrap items-center gap-2">
      <code className="text-sm">{value}</code>
      <CopyButton text={value} />
    </span>
  );
}
