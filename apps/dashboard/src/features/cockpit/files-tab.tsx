"use client";
import type { FineTune, JobView } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { Panel } from "@facet/ui/layout/panel";
import { Term } from "@facet/ui/overlays/term";
import { Empty } from "@facet/ui/states/empty";
import { Badge } from "@facet/ui/status/badge";
import type { Column } from "@facet/ui/tables/column";
import { DataTable } from "@facet/ui/tables/data-table";
import { Bytes } from "@facet/ui/values/bytes";
import { Num } from "@facet/ui/values/num";
import { Time } from "@facet/ui/values/time";
import { useMemo } from "react";
import { useProjectHref } from "../../frame/project.tsx";
import type { CheckpointMade, JobStory } from "../../live/job-story.ts";
import { cockpitWords } from "../../words/cockpit.ts";
import { checkpointName } from "../playground/served-models.ts";

interface FilesTabProps {
  readonly run: FineTune;
  readonly jobs: readonly JobView[];
  readonly story: JobStory | undefined;
}

interface Row extends CheckpointMade {
  readonly loss: number | null;
  readonly isBest: boolean;
  readonly isKept: boolean;
}

const words = cockpitWords.checkpoints;
const files = cockpitWords.files;

export function FilesTab({ run, jobs, story }: FilesTabProps) {
  const href = useProjectHref();
  const train = jobs.find(({ kind }) => kind === "train");
  const rows = useMemo(() => rowsOf(story, train), [story, train]);
  const isAdapter = run.knobs.tuning === "lora";
  const columns = useMemo(
    () => [
      ...shown,
      // Only an adapter can be asked beside its base.
      ...(isAdapter
        ? [tryColumn((step) => `${href("playground")}?model=${checkpointName(run.id, step)}`)]
        : []),
    ],
    [isAdapter, href, run.id],
  );
  const made = [
    { id: run.modelId, label: files.model, to: "models" },
    { id: run.evaluationId, label: files.evaluation, to: "evaluations" },
    { id: run.exportId, label: files.exported, to: "exports" },
  ];
  const done = (kind: JobView["kind"]) => jobs.some((job) => job.kind === kind && job.state === "succeeded");
  const ready = made.filter(
    ({ id, to }) =>
      id !== null && (to === "models" ? done("train") : done(to === "evaluations" ? "evaluate" : "export")),
  );
  return (
    <>
      <Panel title={files.title}>
        {ready.length === 0 ? (
          <p className="text-muted">{files.none}</p>
        ) : (
          <div className="flex flex-wrap gap-2">
            {ready.map(({ id, label, to }) => (
              <LinkButton key={to} href={href(to, id ?? "")}>
                {label}
              </LinkButton>
            ))}
          </div>
        )}
      </Panel>
      <Panel title={<Term id="checkpoint">{words.title}</Term>} description={words.lead} flush>
        <DataTable
          caption={words.caption}
          columns={columns}
          rows={rows}
          rowId={({ seq }) => String(seq)}
          rowName={({ step }) => cockpitWords.charts.checkpoint(step)}
          empty={<Empty title={words.none} />}
        />
      </Panel>
    </>
  );
}

/** The newest first; a step that was written twice counts once, as it stands now. */
function rowsOf(story: JobStory | undefined, train: JobView | undefined): readonly Row[] {
  const kept = new Set((train?.checkpoints ?? []).map(({ step }) => step));
  const losses = new Map(story?.series.eval_loss ?? []);
  const newest = new Map((story?.checkpoints ?? []).map((one) => [one.step, one]));
  return [...newest.values()]
    .map((one) => ({
      ...one,
      loss: losses.get(one.step) ?? null,
      isBest: one.step === train?.bestStep,
      isKept: kept.has(one.step),
    }))
    .toSorted((one, other) => other.step - one.step);
}

const shown: readonly Column<Row>[] = [
  {
    id: "step",
    header: words.step,
    width: 90,
    sortValue: ({ step }) => step,
    cell: ({ step }) => <Num value={step} />,
  },
  {
    id: "loss",
    header: words.loss,
    align: "end",
    width: 140,
    sortValue: ({ loss }) => loss,
    cell: ({ loss }) => <Num value={loss} />,
  },
  { id: "size", header: words.size, align: "end", width: 110, cell: ({ bytes }) => <Bytes value={bytes} /> },
  { id: "made", header: words.made, width: 140, cell: ({ at }) => <Time at={at} /> },
  {
    id: "state",
    header: words.state,
    grow: true,
    cell: ({ isBest, isKept }) => (
      <span className="flex gap-2">
        {isBest && <Badge tone="good">{words.best}</Badge>}
        <Badge shape={null}>{isKept ? words.kept : words.replaced}</Badge>
      </span>
    ),
  },
];

const tryColumn = (addressOf: (step: number) => string): Column<Row> => ({
  id: "try",
  header: words.try,
  width: 80,
  cell: ({ step, isKept }) =>
    isKept && (
      <LinkButton size="small" href={addressOf(step)} aria-label={words.tryLabel(step)}>
        {words.try}
      </LinkButton>
    ),
});
