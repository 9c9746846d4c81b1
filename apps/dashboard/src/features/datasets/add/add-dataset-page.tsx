"use client";
import { PageHeader } from "@facet/ui/layout/page-header";
import { Panel } from "@facet/ui/layout/panel";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { datasetQueries } from "../../../data/datasets.ts";
import { usePageTrail } from "../../../frame/page-trail.tsx";
import { useProjectHref } from "../../../frame/project.tsx";
import { addDatasetWords as words } from "../../../words/add-dataset.ts";
import { datasetWords } from "../../../words/datasets.ts";
import { ChooseFile } from "./choose-file.tsx";
import { DatasetForm } from "./dataset-form.tsx";
import { FileSamples } from "./file-samples.tsx";
import { type MappingDraft, mappingOfDraft } from "./mapping-draft.ts";
import { PreviewRows } from "./preview-rows.tsx";
import { useAddCalls } from "./use-add-calls.ts";
import { useSendFile } from "./use-send-file.ts";

/** From a file to rows: what becomes of it is seen while it is still being sent. */
export function AddDatasetPage() {
  const href = useProjectHref();
  const [file, setFile] = useState<File>();
  usePageTrail([{ label: datasetWords.title, href: href("datasets") }, { label: words.title }]);
  useAddCalls();
  return (
    <div className="grid gap-6">
      <PageHeader title={words.title} sentence={words.lead} />
      <Draft key={file === undefined ? "" : `${file.name} ${file.lastModified}`} file={file} onFile={setFile} />
    </div>
  );
}
