"use client";
import { Button } from "@facet/ui/actions/button";
import { Panel } from "@facet/ui/layout/panel";
import { ErrorState } from "@facet/ui/states/error-state";
import { Region } from "@facet/ui/states/region";
import { SkeletonLines } from "@facet/ui/states/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { datasetQueries } from "../../../data/datasets.ts";
import { useProjectHref } from "../../../frame/project.tsx";
import { addDatasetWords } from "../../../words/add-dataset.ts";
import type { Mapping, Version } from "../version.ts";
import { DatasetForm } from "./dataset-form.tsx";
import { type MappingDraft, mappingOfDraft } from "./mapping-draft.ts";
import { PreviewRows } from "./preview-rows.tsx";
import type { SendFile } from "./use-send-file.ts";

const words = addDatasetWords.preview;
const looked = 50;

interface FileDraftProps {
  readonly file: File;
  /** The data set that the file becomes a version of; undefined: it becomes one of its own. */
  readonly grownId: string | undefined;
  /** Of that data set's newest version. */
  readonly splits: Version["splits"] | undefined;
  readonly sending: SendFile;
  readonly onOther: () => void;
}

/** Choices at the left, what they lead to at the right. */
export function FileDraft({ file, grownId, splits, sending, onOther }: FileDraftProps) {
  const href = useProjectHref();
  const router = useRouter();
  const [mapping, setMapping] = useState<MappingDraft | null>(null);
  // While a column is missing the rows of the last whole mapping stay.
  const [asked, setAsked] = useState<Mapping | null>(null);
  const uploadId = sending.progress?.uploadId ?? null;
  // Asked once a part has arrived: often it is the first.
  const hasBytes = (sending.progress?.doneBytes ?? 0) > 0 || sending.state === "sent";
  const query = useQuery({
    ...datasetQueries.preview({ uploadId: uploadId ?? "", mapping: asked, rows: looked }),
    enabled: uploadId !== null && hasBytes,
  });
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <DatasetForm
        file={file}
        grownId={grownId}
        splits={splits}
        sending={sending}
        preview={query.data}
        problem={query.error}
        mapping={mapping}
        onMapping={(draft) => {
          setMapping(draft);
          setAsked((before) => mappingOfDraft(draft) ?? before);
        }}
        onOther={onOther}
        onDone={(id) => router.push(`${href("datasets", id)}${grownId === undefined ? "" : "?tab=versions"}`)}
      />
      {query.error !== null && query.data === undefined ? (
        <Panel title={words.title}>
          <ErrorState
            error={query.error}
            actions={
              <Button look="main" onClick={onOther}>
                {addDatasetWords.file.change}
              </Button>
            }
          />
        </Panel>
      ) : (
        <Region
          query={query}
          skeleton={
            <Panel title={words.title} description={words.waiting}>
              <SkeletonLines count={6} />
            </Panel>
          }
        >
          {(preview) => <PreviewRows preview={preview} isOwn={asked !== null} />}
        </Region>
      )}
    </div>
  );
}
