"use client";
import type { CanonicalRow } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { Panel } from "@facet/ui/layout/panel";
import { type RowFace, RowView } from "@facet/ui/signature/row-view";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useProjectHref } from "../../../frame/project.tsx";
import { useAddressState } from "../../../frame/use-address-state.ts";
import { datasetWords } from "../../../words/datasets.ts";
import { ModelChoice } from "../model-choice.tsx";
import { useReadyModels } from "../use-ready-models.ts";
import { useSeenRow } from "../use-seen-row.ts";
import { usualSettings } from "../usual-settings.ts";

const words = datasetWords.rows;
const faces: readonly RowFace[] = ["chat", "json", "tokens"];

/** One row as a conversation, as it is stored, and as the chosen model will read it. */
export function RowPanel({ row }: { row: CanonicalRow | undefined }) {
  const href = useProjectHref();
  const [wanted, setFace] = useAddressState("as", "chat");
  const face = faces.find((one) => one === wanted) ?? "chat";
  const { models = [], chosen, choose } = useReadyModels();
  const { seen, problem } = useSeenRow({
    row,
    baseModelId: chosen?.id,
    settings: usualSettings,
    enabled: face === "tokens",
  });
  if (row === undefined) return <Skeleton className="h-80 rounded-lg" />;
  return (
    <div className="grid gap-2">
      <RowView
        row={row.row}
        content={row.content}
        face={face}
        onFace={setFace}
        seen={chosen === undefined ? undefined : seen}
        seenError={problem}
        modelName={chosen?.name}
        maxLength={usualSettings.max_length}
        note={`${words.note[row.type]} ${words.settings(usualSettings.max_length)}`}
        actions={face === "tokens" && <ModelChoice models={models} value={chosen?.id} onChange={choose} />}
      />
      {face === "tokens" && chosen === undefined && (
        <p>
          <LinkButton href={href("base-models")}>{words.getModel}</LinkButton>
        </p>
      )}
    </div>
  );
}

/** Before a row was chosen. */
export function NoRow() {
  return (
    <Panel>
      <p className="text-muted">{words.pick}</p>
    </Panel>
  );
}
