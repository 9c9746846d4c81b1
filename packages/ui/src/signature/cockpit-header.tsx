import type { ReactNode } from "react";
import { PageHeader } from "../layout/page-header.tsx";
import { Badge } from "../status/badge.tsx";
import { type Phase, PhaseLine } from "../status/phase-line.tsx";
import { StatusBadge } from "../status/status-badge.tsx";
import { type CockpitFacts, cockpitSentence } from "./words/cockpit-sentence.ts";

export interface CockpitHeaderProps {
  name: string;
  facts: CockpitFacts;
  /** A more exact word than the state: "Training", "Evaluating". */
  stateLabel?: string | undefined;
  /** Number of the current attempt; above 1 it says how often the run recovered. */
  attempt: number;
  phases: readonly Phase[];
  /** "live · last event 0.3 s ago". */
  freshness?: ReactNode;
  actions?: ReactNode;
}

/** The top of a run: what is happening in one sentence, and how far along it is. */
export function CockpitHeader({
  name,
  facts,
  stateLabel,
  attempt,
  phases,
  freshness,
  actions,
}: CockpitHeaderProps) {
  return (
    <div className="grid gap-5">
      <PageHeader
        title={name}
        badges={
          <>
            <StatusBadge state={facts.state} label={facts.state === "running" ? stateLabel : undefined} />
            {attempt > 1 && facts.state !== "recovering" && (
              <Badge tone="warning" shape="turn">
                {`recovered ${attempt - 1}×`}
              </Badge>
            )}
          </>
        }
        sentence={withCode(cockpitSentence(facts))}
        actions={actions}
      />
      {phases.length > 0 && <PhaseLine label="Phases of the run" phases={phases} aside={freshness} />}
    </div>
  );
}

/** Commands in back quotes stand as code. */
function withCode(sentence: string): ReactNode {
  return sentence.split("`").map((part, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no names.
      <code key={at} className="rounded-xs bg-sunken px-1 text-table text-text">
        {part}
      </code>
    ) : (
      part
    ),
  );
}
