"use client";
import { PageHeader } from "@facet/ui/layout/page-header";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { datasetQueries } from "../../../data/datasets.ts";
import { late } from "../../../frame/late.tsx";
import { usePageTrail } from "../../../frame/page-trail.tsx";
import { useProjectHref } from "../../../frame/project.tsx";
import { useAddressState } from "../../../frame/use-address-state.ts";
import { addDatasetWords as words } from "../../../words/add-dataset.ts";
import { datasetWords } from "../../../words/datasets.ts";
import { ChooseFile } from "./choose-file.tsx";
import { FileSamples } from "./file-samples.tsx";
import { useAddCalls } from "./use-add-calls.ts";
import { useSendFile } from "./use-send-file.ts";

// Not needed before a file is chosen.
const FileDraft = late(
  () => import("./file-draft.tsx").then((file) => file.FileDraft),
  <Skeleton className="h-80 rounded-lg" />,
);

/** From a file to rows: what becomes of it is seen while it is still being sent. */
export function AddDatasetPage() {
  const href = useProjectHref();
  const sending = useSendFile();
  const [chosen, setChosen] = useState<{ file: File; number: number }>();
  const [to] = useAddressState("to", "");
  const grown = useQuery({ ...datasetQueries.one(to), enabled: to !== "" }).data;
  const title = to === "" ? words.title : words.version.title;
  usePageTrail([
    { label: datasetWords.title, href: href("datasets") },
    ...(grown === undefined ? [] : [{ label: grown.name, href: href("datasets", grown.id) }]),
    { label: title },
  ]);
  useAddCalls(to);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={title}
        sentence={to === "" ? words.lead : words.version.lead(grown?.name ?? words.version.unnamed)}
      />
      {chosen === undefined ? (
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <ChooseFile
            onFile={(file) => {
              // At once: its first bytes show what it is.
              sending.start(file);
              setChosen({ file, number: Date.now() });
            }}
          />
          <FileSamples />
        </div>
      ) : (
        <FileDraft
          key={chosen.number}
          file={chosen.file}
          grownId={to === "" ? undefined : to}
          splits={grown?.latestVersion?.splits}
          sending={sending}
          onOther={() => {
            sending.stop();
            setChosen(undefined);
          }}
        />
      )}
    </div>
  );
}
