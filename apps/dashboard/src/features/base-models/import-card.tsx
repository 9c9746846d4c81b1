"use client";
import type { BaseModel, JobView } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { formatBytes } from "@facet/ui/format/format-bytes";
import { Panel } from "@facet/ui/layout/panel";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import { ProgressBar } from "@facet/ui/status/progress-bar";
import { useQuery } from "@tanstack/react-query";
import { useImportBaseModel, useRemoveBaseModel } from "../../data/base-models.ts";
import { jobQueries } from "../../data/jobs.ts";
import { useProjectId } from "../../frame/project.tsx";
import { baseModelWords } from "../../words/base-models.ts";
import { problemText } from "../../words/problem-text.ts";
import { LazyJobFailure } from "../fixes/lazy-job-failure.tsx";
import { FormProblem } from "../forms/form-problem.tsx";
import { CancelImport } from "../jobs/cancel-import.tsx";
import { draftBody, draftOf, type ImportDraft } from "./import-draft.ts";

const words = baseModelWords.progress;

interface ImportCardProps {
  readonly model: BaseModel;
  /** Opens the dialog with what was asked for; what it makes takes the place of this one. */
  readonly onChange: (draft: ImportDraft, replaces: string) => void;
}

/** A model that is on its way, or that did not arrive: how far, why not, and what to do. */
export function ImportCard({ model, onChange }: ImportCardProps) {
  const query = useQuery(jobQueries.one(model.jobId));
  return (
    <Region query={query} skeleton={<Skeleton className="h-28 rounded-lg" />}>
      {(job) =>
        job.state === "failed" || job.state === "cancelled" ? (
          <NotBrought model={model} job={job} onChange={onChange} />
        ) : (
          <OnItsWay model={model} job={job} />
        )
      }
    </Region>
  );
}

function OnItsWay({ model, job }: { model: BaseModel; job: JobView }) {
  const { done = null, total = null, unit = null } = job.progress ?? {};
  const amount = (value: number) => (unit === "bytes" ? formatBytes(value) : `${value} ${unit ?? ""}`.trim());
  const waits = job.waiting?.sentence ?? (job.state === "queued" ? words.begin : undefined);
  const amounts =
    done === null
      ? words.works
      : total === null
        ? words.some(amount(done))
        : words.read(amount(done), amount(total));
  const caption = waits ?? amounts;
  return (
    <Panel title={words.title(model.name)}>
      <ProgressBar
        label={words.title(model.name)}
        share={done === null || total === null || total === 0 ? null : done / total}
        tone="running"
        caption={caption}
        aside={<CancelImport jobId={job.id} words={words} />}
      />
    </Panel>
  );
}

function NotBrought({ model, job, onChange }: ImportCardProps & { job: JobView }) {
  const projectId = useProjectId();
  const again = useImportBaseModel();
  const remove = useRemoveBaseModel();
  const secret = job.input.hubTokenSecretId;
  const draft = draftOf(model, typeof secret === "string" ? secret : "");
  const error = again.error ?? remove.error;
  const retry = {
    id: "again",
    label: words.again,
    busy: again.isPending,
    // The one that did not arrive makes room for the next try.
    onAct: () => again.mutate(draftBody(draft, projectId), { onSuccess: () => remove.mutate(model.id) }),
  };
  const change = { id: "change", label: words.change, onAct: () => onChange(draft, model.id) };
  const forget = (
    <div className="flex flex-wrap items-center gap-2">
      {job.state === "cancelled" && (
        <>
          <Button look="main" busy={retry.busy} onClick={retry.onAct}>
            {retry.label}
          </Button>
          <Button onClick={change.onAct}>{change.label}</Button>
        </>
      )}
      <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate(model.id)}>
        {words.forget}
      </Button>
      <FormProblem text={error === null ? undefined : problemText(error)} />
    </div>
  );
  if (job.state === "cancelled")
    return (
      <Panel title={words.cancelled(model.name)} description={words.cancelledLead}>
        {forget}
      </Panel>
    );
  return (
    <section aria-label={words.failed(model.name)} className="grid gap-3">
      <h2 className="font-semibold">{words.failed(model.name)}</h2>
      <LazyJobFailure
        job={job}
        first={job.error?.class === "user" ? [change, retry] : [retry, change]}
        without={["base-models", "models"]}
      />
      {forget}
    </section>
  );
}
