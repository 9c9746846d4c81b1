"use client";
import { CopyButton } from "@facet/ui/actions/copy-button";
import { LinkButton } from "@facet/ui/actions/link-button";
import { formatNumber } from "@facet/ui/format/format-number";
import { formatPercent } from "@facet/ui/format/format-percent";
import { KeyValues } from "@facet/ui/layout/key-values";
import { Panel } from "@facet/ui/layout/panel";
import { Bytes } from "@facet/ui/values/bytes";
import { Time } from "@facet/ui/values/time";
import { useProjectHref } from "../../frame/project.tsx";
import { datasetTabWords } from "../../words/dataset-tabs.ts";
import { datasetWords } from "../../words/datasets.ts";
import { mappedColumns } from "./mapped-columns.ts";
import type { Version } from "./version.ts";

const words = datasetTabWords.versions;
const percent = (share: number) => formatPercent(share, { digits: 0 });

/** Where the rows came from, how they were read, and the hashes that a run is bound to. */
export function VersionsTab({ version }: { version: Version }) {
  const href = useProjectHref();
  const { detection, mapping, counts } = version;
  // The API always says them; only a request may leave them out.
  const { validation = 0, test = 0, seed } = version.splits;
  return (
    <Panel
      title={words.title(version.number)}
      description={words.lead}
      footer={
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="max-w-160 text-muted text-sm">{words.next}</p>
          <LinkButton href={href("datasets", "new")}>{words.add}</LinkButton>
        </div>
      }
    >
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
