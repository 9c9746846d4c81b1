"use client";
import type { JobView } from "@facet/sdk/generated/types.gen";
import { Panel } from "@facet/ui/layout/panel";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { StatusIcon } from "@facet/ui/status/status-icon";
import type { Tone } from "@facet/ui/status/tone";
import type { Column } from "@facet/ui/tables/column";
import { DataTable } from "@facet/ui/tables/data-table";
import { Time } from "@facet/ui/values/time";
import type { JobStory } from "../../live/job-story.ts";
import { useLiveJob } from "../../live/use-live-job.ts";
import { cockpitWords } from "../../words/cockpit.ts";
import { JobChoice, useJobChoice } from "./job-choice.tsx";

const words = cockpitWords.events;

interface Entry {
  readonly seq: number;
  readonly at: string;
  readonly attempt: number;
  readonly tone: Tone;
  readonly text: string;
}

/** The numbered record of a job: states, phases, checkpoints, warnings and errors. */
export function EventsTab({ jobs }: { jobs: readonly JobView[] }) {
  const { job, setKind } = useJobChoice(jobs);
  if (job === undefined) return null;
  return (
    <Panel
      title={words.title}
      description={words.lead}
      flush
      actions={<JobChoice label={words.of} jobs={jobs} value={job} onChange={setKind} />}
    >
      <Entries key={job.id} jobId={job.id} />
    </Panel>
  );
}

function Entries({ jobId }: { jobId: string }) {
  const query = useLiveJob(jobId);
  return (
    <Region query={query} skeleton={<SkeletonRows count={6} />}>
      {(story) => (
        <DataTable
          caption={words.caption}
          columns={columns}
          rows={entriesOf(story)}
          rowId={({ seq }) => String(seq)}
          rowName={({ text }) => text}
          empty={<p className="px-4 py-6 text-muted">{words.none}</p>}
        />
      )}
    </Region>
  );
}

function entriesOf(story: JobStory): readonly Entry[] {
  const entries: Entry[] = [
    ...story.states.map(({ from, to, reason, error, ...place }) => ({
      ...place,
      tone: error === null ? ("idle" as const) : ("bad" as const),
      text: [words.state(from, to), error?.title ?? reason]
        .filter((part) => part !== null && part !== undefined)
        .join(": "),
    })),
    ...story.phases.map(({ label, phase, ...place }) => ({
      ...place,
      tone: "idle" as const,
      text: words.phase(label === "" ? phase : label),
    })),
    ...story.checkpoints.map(({ step, ...place }) => ({
      ...place,
      tone: "good" as const,
      text: words.checkpoint(step),
    })),
    ...story.notices.map(({ level, message, ...place }) => ({
      ...place,
      tone: level === "error" ? ("bad" as const) : ("warning" as const),
      text: message,
    })),
  ];
  return entries.toSorted((one, other) => other.seq - one.seq);
}

const columns: readonly Column<Entry>[] = [
  {
    id: "seq",
    header: words.seq,
    align: "end",
    width: 72,
    sortValue: ({ seq }) => seq,
    cell: ({ seq }) => seq,
  },
  { id: "at", header: words.at, width: 190, cell: ({ at }) => <Time at={at} exact /> },
  { id: "attempt", header: words.attempt, align: "end", width: 88, cell: ({ attempt }) => attempt },
  {
    id: "what",
    header: words.what,
    grow: true,
    cell: ({ tone, text }) => (
      <span className="inline-flex items-center gap-2">
        {tone !== "idle" && <StatusIcon tone={tone} />}
        {text}
      </span>
    ),
  },
];
