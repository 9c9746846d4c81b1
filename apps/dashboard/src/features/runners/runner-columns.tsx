import type { Runner } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { formatBytes } from "@facet/ui/format/format-bytes";
import { TextLink } from "@facet/ui/navigation/text-link";
import { Badge } from "@facet/ui/status/badge";
import type { Tone } from "@facet/ui/status/tone";
import type { Column } from "@facet/ui/tables/column";
import { Time } from "@facet/ui/values/time";
import type { RunnerVerb } from "../../data/runners.ts";
import { runnerWords as words } from "../../words/runners.ts";

interface RunnerTable {
  /** Where a job of this project is looked at; undefined for another's. */
  readonly placeOf: (jobId: string) => { readonly href: string; readonly title: string } | undefined;
  readonly mayOperate: boolean;
  /** The runner that a verb is under way for. */
  readonly busyId: string | undefined;
  readonly onAct: (runner: Runner, verb: RunnerVerb) => void;
}

export function runnerColumns({
  placeOf,
  mayOperate,
  busyId,
  onAct,
}: RunnerTable): readonly Column<Runner>[] {
  const { columns } = words;
  const acts: Column<Runner> = {
    id: "act",
    header: columns.act,
    align: "end",
    cell: (runner) =>
      runner.operated ? (
        <span className="inline-flex gap-1">
          {verbsFor(runner).map((verb) => (
            <Button
              key={verb}
              size="small"
              look="quiet"
              busy={busyId === runner.id}
              aria-label={words.of(words.acts[verb], runner.name)}
              onClick={() => onAct(runner, verb)}
            >
              {words.acts[verb]}
            </Button>
          ))}
        </span>
      ) : (
        "–"
      ),
  };
  return [
    {
      id: "name",
      header: columns.name,
      grow: true,
      cell: ({ name, labels }) => (
        <span className="inline-flex flex-wrap items-center gap-x-2">
          {name}
          {labels.map((label) => (
            <Badge key={label} shape={null}>
              {label}
            </Badge>
          ))}
        </span>
      ),
      sortValue: ({ name }) => name.toLowerCase(),
    },
    { id: "state", header: columns.state, cell: (runner) => <State runner={runner} /> },
    {
      id: "machine",
      header: columns.machine,
      cell: ({ machine }) => (
        <span title={machine.cpuModel}>
          {words.machine(machine.cores, formatBytes(machine.memoryBytes), machine.gpu)}
        </span>
      ),
    },
    { id: "lanes", header: columns.lanes, cell: ({ lanes }) => lanes.join(", ") },
    {
      id: "job",
      header: columns.job,
      cell: ({ currentJobId }) => {
        if (currentJobId === null) return <span className="text-muted">{words.idle}</span>;
        const place = placeOf(currentJobId);
        return place === undefined ? words.another : <TextLink href={place.href}>{place.title}</TextLink>;
      },
    },
    {
      id: "seen",
      header: columns.seen,
      cell: ({ lastSeenAt }) => <Time at={lastSeenAt} />,
      sortValue: ({ lastSeenAt }) => lastSeenAt,
    },
    ...(mayOperate ? [acts] : []),
  ];
}

function verbsFor({ availability }: Runner): readonly RunnerVerb[] {
  if (availability === "open") return ["cordon", "drain"];
  return availability === "cordoned" ? ["uncordon", "drain"] : ["uncordon"];
}

const tones: Readonly<Record<Runner["availability"], Tone>> = {
  open: "good",
  cordoned: "warning",
  draining: "warning",
  drained: "idle",
};

function State({ runner: { online, availability } }: { runner: Runner }) {
  // A machine that is away and closed is told both: it takes nothing when it comes back.
  if (!online)
    return (
      <span className="inline-flex flex-wrap gap-1">
        <Badge tone="bad">{words.states.offline}</Badge>
        {availability !== "open" && <Badge tone={tones[availability]}>{words.states[availability]}</Badge>}
      </span>
    );
  return <Badge tone={tones[availability]}>{words.states[availability]}</Badge>;
}
