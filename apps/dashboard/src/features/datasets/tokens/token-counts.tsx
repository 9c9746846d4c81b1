"use client";
import type { Preparation, PreparationSettings } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { Panel } from "@facet/ui/layout/panel";
import { Empty } from "@facet/ui/states/empty";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useState } from "react";
import { useCreatePreparation } from "../../../data/preparations.ts";
import { useProjectHref, useProjectId } from "../../../frame/project.tsx";
import { datasetTabWords } from "../../../words/dataset-tabs.ts";
import { useReadyModels } from "../use-ready-models.ts";
import { usualSettings } from "../usual-settings.ts";
import type { Version } from "../version.ts";
import { CountForm } from "./count-form.tsx";
import { Counted } from "./counted.tsx";
import { Counting } from "./counting.tsx";

interface TokenCountsProps {
  readonly version: Version;
  /** Null: nothing was counted yet. */
  readonly preparation: Preparation | null;
  readonly onCount: (preparationId: string) => void;
}

const words = datasetTabWords.tokens;

/** Settings above, what they lead to below. What was counted stays on the screen while another is chosen. */
export function TokenCounts({ version, preparation, onCount }: TokenCountsProps) {
  const projectId = useProjectId();
  const href = useProjectHref();
  const { models, chosen, choose } = useReadyModels(preparation?.baseModelId);
  const [settings, setSettings] = useState<PreparationSettings>(preparation?.settings ?? usualSettings);
  const create = useCreatePreparation();
  if (models === undefined) return <Skeleton className="h-28 rounded-lg" />;
  if (chosen === undefined)
    return (
      <Panel>
        <Empty
          title={words.noModel.title}
          actions={
            <LinkButton look="main" href={href("base-models")}>
              {words.noModel.get}
            </LinkButton>
          }
        >
          {words.noModel.lead}
        </Empty>
      </Panel>
    );
  const isCounted =
    preparation !== null &&
    preparation.baseModelId === chosen.id &&
    preparation.settings.max_length === settings.max_length &&
    preparation.settings.train_on === settings.train_on &&
    preparation.settings.truncation === settings.truncation;
  return (
    <>
      <CountForm
        models={models}
        modelId={chosen.id}
        onModel={choose}
        settings={settings}
        onSettings={setSettings}
        type={version.type ?? "chat"}
        asksLimit={preparation?.state !== "ready"}
        isCounted={isCounted}
        busy={create.isPending}
        error={create.error}
        onCount={() =>
          create.mutate(
            { projectId, datasetVersionId: version.id, baseModelId: chosen.id, settings },
            { onSuccess: ({ id }) => onCount(id) },
          )
        }
      />
      {preparation === null ? (
        <Panel>
          <Empty title={words.empty.title}>{words.empty.lead}</Empty>
        </Panel>
      ) : preparation.state === "ready" && preparation.stats !== null ? (
        <Counted
          version={version}
          preparation={preparation}
          stats={preparation.stats}
          limit={settings.max_length}
          onLimit={(max_length) => setSettings((before) => ({ ...before, max_length }))}
        />
      ) : (
        <Counting jobId={preparation.jobId} />
      )}
    </>
  );
}
