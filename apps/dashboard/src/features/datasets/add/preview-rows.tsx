"use client";
import type { DatasetPreview } from "@facet/sdk/generated/types.gen";
import { IconButton } from "@facet/ui/actions/icon-button";
import { Notice } from "@facet/ui/layout/notice";
import { Panel } from "@facet/ui/layout/panel";
import { type RowFace, RowView } from "@facet/ui/signature/row-view";
import { Badge } from "@facet/ui/status/badge";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { addDatasetWords } from "../../../words/add-dataset.ts";
import { datasetWords } from "../../../words/datasets.ts";
import { ModelChoice } from "../model-choice.tsx";
import { useReadyModels } from "../use-ready-models.ts";
import { useSeenRow } from "../use-seen-row.ts";
import { usualSettings } from "../usual-settings.ts";
import { RefusedPreview } from "./refused-preview.tsx";

const words = addDatasetWords.preview;
const tones = { certain: "good", likely: "warning", none: "bad" } as const;

interface PreviewRowsProps {
  readonly preview: DatasetPreview;
  /** The columns were chosen by hand. */
  readonly isOwn: boolean;
}

/** What becomes of a file, from its first bytes on: how it was read, its rows one by one, and what would be set aside. */
export function PreviewRows({ preview, isOwn }: PreviewRowsProps) {
  const { detection, rows, refused } = preview;
  const type = rows[0]?.type ?? detection.type;
  return (
    <div className="grid gap-6">
      <Panel
        title={words.title}
        description={
          type === null
            ? datasetWords.formats[detection.format]
            : words.read(datasetWords.formats[detection.format], datasetWords.types[type].toLowerCase())
        }
        actions={
          !isOwn && (
            <Badge tone={tones[detection.confidence]}>
              {addDatasetWords.mapping.confidence[detection.confidence]}
            </Badge>
          )
        }
      >
        <div className="grid gap-3">
          <p className="text-table">{isOwn ? words.own : detection.reason}</p>
          {refused.length === 0 && rows.length > 0 && (
            <Notice tone="good">{words.allGood(rows.length)}</Notice>
          )}
          {refused.length > 0 && rows.length > 0 && (
            <Notice tone="warning">{words.keep(rows.length, refused.length)}</Notice>
          )}
          {rows.length === 0 && type === null && <Notice tone="warning">{words.ask}</Notice>}
          {rows.length === 0 && type !== null && (
            <Notice tone="bad">
              {words.noRows} {words.noRowsLead}
            </Notice>
          )}
          <RefusedPreview refused={refused} />
        </div>
      </Panel>
      {rows.length > 0 && <OneRow rows={rows} />}
    </div>
  );
}

function OneRow({ rows }: { rows: DatasetPreview["rows"] }) {
  const [at, setAt] = useState(0);
  const [face, setFace] = useState<RowFace>("chat");
  const { models = [], chosen, choose } = useReadyModels();
  const place = Math.min(at, rows.length - 1);
  const row = rows[place];
  const { seen, problem } = useSeenRow({
    row,
    baseModelId: chosen?.id,
    settings: usualSettings,
    enabled: face === "tokens",
  });
  if (row === undefined) return null;
  return (
    <RowView
      row={row.row}
      content={row.content}
      face={face}
      onFace={setFace}
      seen={chosen === undefined ? undefined : seen}
      seenError={problem}
      modelName={chosen?.name}
      maxLength={usualSettings.max_length}
      note={datasetWords.rows.note[row.type]}
      actions={
        <>
          {face === "tokens" && <ModelChoice models={models} value={chosen?.id} onChange={choose} />}
          <IconButton
            label={words.previous}
            icon={<ChevronLeft size={16} />}
            onClick={() => setAt(Math.max(0, place - 1))}
          />
          <IconButton
            label={words.next}
            icon={<ChevronRight size={16} />}
            onClick={() => setAt(Math.min(rows.length - 1, place + 1))}
          />
        </>
      }
    />
  );
}
