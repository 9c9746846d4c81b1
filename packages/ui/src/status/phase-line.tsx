import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { words } from "../words.ts";
import { StatusIcon } from "./status-icon.tsx";

export interface Phase {
  id: string;
  label: string;
  state: "done" | "now" | "waiting" | "failed" | "skipped";
  /** Part of the whole line, in any unit: seconds taken or expected. */
  weight: number;
  /** 0 to 1 of the phase that runs now. */
  share?: number | undefined;
  /** "12 min 10 s", "waited 4 s". */
  detail?: string | undefined;
}

export interface PhaseLineProps {
  label: string;
  phases: readonly Phase[];
  /** At the right: when it was last heard of. */
  aside?: ReactNode;
}

const bars = {
  done: "bg-accent forced-colors:bg-[CanvasText]",
  now: "bg-running forced-colors:bg-[Highlight]",
  failed: "bg-bad forced-colors:bg-[CanvasText]",
  waiting: "",
  skipped: "",
} as const;
const labels = {
  done: "text-muted",
  now: "font-medium text-running",
  failed: "font-medium text-bad",
  waiting: "text-faint",
  skipped: "text-faint line-through",
} as const;

export function PhaseLine({ label, phases, aside }: PhaseLineProps) {
  const total = phases.reduce((sum, phase) => sum + phase.weight, 0);
  return (
    <div className="grid gap-1.5">
      <div aria-hidden className="flex gap-0.5">
        {phases.map((phase) => (
          <div
            key={phase.id}
            // A phase of two seconds in a run of hours must still be seen.
            className="h-1 min-w-2 overflow-hidden rounded-full bg-line forced-colors:border"
            style={{ flexGrow: total === 0 ? 1 : phase.weight / total, flexBasis: 0 }}
          >
            <div
              className={classNames("h-full rounded-full", bars[phase.state])}
              style={{ width: `${phase.state === "now" ? (phase.share ?? 1) * 100 : 100}%` }}
            />
          </div>
        ))}
      </div>
      <div className="flex flex-wrap items-start justify-between gap-x-5 gap-y-1 text-sm">
        <ol aria-label={label} className="flex flex-wrap gap-x-5 gap-y-1">
          {phases.map((phase) => (
            <li
              key={phase.id}
              aria-current={phase.state === "now" ? "step" : undefined}
              className={classNames("inline-flex items-center gap-1", labels[phase.state])}
            >
              {phase.state === "failed" && <StatusIcon tone="bad" />}
              {phase.label}
              {phase.detail !== undefined && <span className="font-normal">{phase.detail}</span>}
              {phase.state === "waiting" && <span className="sr-only">({words.phases.waiting})</span>}
            </li>
          ))}
        </ol>
        {aside !== undefined && <div className="text-muted">{aside}</div>}
      </div>
    </div>
  );
}
