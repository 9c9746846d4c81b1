"use client";
import type { Export } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { PageHeader } from "@facet/ui/layout/page-header";
import { CertificateView } from "@facet/ui/signature/certificate-view";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { useQuery } from "@tanstack/react-query";
import { evaluationQueries } from "../../data/evaluations.ts";
import { exportQueries } from "../../data/exports.ts";
import { fineTuneQueries } from "../../data/fine-tunes.ts";
import { signingKeyQueries } from "../../data/signing-keys.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { exportWords as words } from "../../words/exports.ts";
import { fileNameOf } from "./file-name-of.ts";
import { Folders } from "./folders.tsx";
import { formatsOf } from "./formats-of.ts";
import { RemoveExport } from "./remove-export.tsx";
import { Targets } from "./targets.tsx";

interface ExportedFilesProps {
  readonly found: Export;
  /** Null while it is read, and when the model was deleted. */
  readonly modelName: string | null;
}

export function ExportedFiles({ found, modelName }: ExportedFilesProps) {
  const href = useProjectHref();
  const files = useQuery(exportQueries.files(found.id));
  const { data: keys } = useQuery(signingKeyQueries.all());
  const { data: run } = useQuery(fineTuneQueries.one(found.fineTuneId));
  const evaluationId = run?.evaluationId ?? null;
  const { data: evaluation } = useQuery({
    ...evaluationQueries.one(evaluationId ?? ""),
    enabled: evaluationId !== null,
  });
  const name = modelName ?? run?.name ?? words.title;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={name}
        sentence={words.lead(formatsOf(found))}
        actions={
          <>
            <RemoveExport id={found.id} />
            {found.modelId !== null && (
              <>
                <LinkButton href={href("models", found.modelId)}>{words.openModel}</LinkButton>
                <LinkButton href={`${href("playground")}?model=${found.modelId}`}>{words.try}</LinkButton>
              </>
            )}
          </>
        }
      />
      <Region query={files} skeleton={<SkeletonRows count={6} columns={3} />}>
        {({ data: folders }) => (
          <>
            <Targets
              folders={folders}
              passed={(found.certificate?.rows ?? []).filter((row) => row.passed).map((row) => row.artefact)}
              name={fileNameOf(name)}
            />
            {found.certificate !== null && (
              <CertificateView
                certificate={found.certificate}
                metric={evaluation?.result?.primaryMetric}
                folder={`./${fileNameOf(name)}`}
                publicKey={keys?.[0]?.publicKey}
              />
            )}
            <Folders folders={folders} exportId={found.id} name={fileNameOf(name)} />
          </>
        )}
      </Region>
    </div>
  );
}
