import type { Estimate, EstimateBasis } from "@facet/contracts/estimates/estimate";
import type { ReactNode } from "react";
import { Button } from "../actions/button.tsx";
import { classNames } from "../class-names.ts";
import { formatBytes } from "../format/format-bytes.ts";
import { formatDuration } from "../format/format-duration.ts";
import { formatNumber } from "../format/format-number.ts";
import { formatRange } from "../format/format-range.ts";
import { plural } from "../format/plural.ts";
import { Panel } from "../layout/panel.tsx";
import { Skeleton } from "../states/skeleton.tsx";
import { Badge } from "../status/badge.tsx";
import { StatusIcon } from "../status/status-icon.tsx";
import { Range } from "../values/range.tsx";

export interface FitPanelProps {
  /** The last estimate; stays while the next is reckoned. */
  estimate: Estimate | null;
  /** The next one is on its way. */
  calculating: boolean;
  /** Why there is none: one sentence. Nothing is blocked by it. */
  failed?: string | undefined;
  onRetry?: (() => void) | undefined;
  /** The control of the knob that a figure depends on most, to turn it in place; undefined shows its name alone. */
  lever?: ((knob: string) => { label: string; control: ReactNode } | undefined) | undefined;
  /** Turns the names of knobs in a finding into what the form calls them. */
  phrase?: ((text: string) => string) | undefined;
  /** Applies the knobs of a finding's fix. */
  onFix?: ((set: Readonly<Record<string, unknown>>) => void) | undefined;
}

/** Will it fit, how long does it take, what does it need: each with its range, what it rests on, and what to turn. */
export function FitPanel({
  estimate,
  calculating,
  failed,
  onRetry,
  lever,
  phrase = asItIs,
  onFix,
}: FitPanelProps) {
  return (
    <Panel
      title="Will it fit?"
      actions={
        <span role="status" className="inline-flex items-center gap-2">
          {calculating && <span className="text-muted text-sm">calculating…</span>}
          {estimate !== null && !calculating && <FitBadge estimate={estimate} />}
        </span>
      }
    >
      <div className="grid gap-4" aria-busy={calculating || undefined}>
        {failed !== undefined && (
          <div className="grid gap-2 text-table">
            <p>
              {failed} You can start all the same
              {estimate === null ? "" : "; the figures below are the last ones"}.
            </p>
            {onRetry !== undefined && (
              <div>
                <Button size="small" onClick={onRetry}>
                  Estimate again
                </Button>
              </div>
            )}
          </div>
        )}
        {estimate === null ? (
          failed === undefined && <FigureSkeletons />
        ) : (
          <div className="grid gap-4">
            <Memory estimate={estimate} lever={lever} />
            <Figure label="Time" basis={estimate.basis.time} lever={leverFor("time", estimate, lever)}>
              {estimate.trainingSeconds === null ? (
                "cannot be told yet"
              ) : (
                <Range
                  {...estimate.trainingSeconds}
                  format={(seconds) => formatDuration(rounded(seconds) * 1000)}
                />
              )}
            </Figure>
            <Figure label="Disk" basis={estimate.basis.disk} lever={leverFor("disk", estimate, lever)}>
              <b className="font-semibold">{formatBytes(estimate.diskBytes)}</b>
            </Figure>
            <Figure
              label="Training"
              basis={estimate.basis.tokens}
              lever={leverFor("tokens", estimate, lever)}
            >
              <b className="font-semibold">{formatNumber(estimate.tokens, { compact: true })} tokens</b>{" "}
              <span className="inline-block text-muted">
                {plural(estimate.steps, "step")}, {formatNumber(estimate.epochs, { digits: 1 })} ×{" "}
                {plural(estimate.rows, "row")}
              </span>
            </Figure>
            <Findings estimate={estimate} onFix={onFix} phrase={phrase} />
          </div>
        )}
      </div>
    </Panel>
  );
}

const asItIs = (text: string) => text;

function FitBadge({ estimate }: { estimate: Estimate }) {
  if (estimate.fits === null) return <Badge>no machine to compare with</Badge>;
  if (!estimate.fits) return <Badge tone="bad">no</Badge>;
  const tight = estimate.availableBytes !== null && estimate.memoryBytes.high > estimate.availableBytes;
  return tight ? <Badge tone="warning">tight</Badge> : <Badge tone="good">yes</Badge>;
}

type Lever = FitPanelProps["lever"];

const figures = ["memory", "time", "disk", "tokens"] as const;

/** One control a knob, at the first figure that depends on it: the others only name it. */
function leverFor(figure: (typeof figures)[number], { basis }: Estimate, lever: Lever): Lever {
  const { knob } = basis[figure];
  if (figures.find((one) => basis[one].knob === knob) === figure) return lever;
  return (id) => {
    const found = lever?.(id);
    return found && { label: found.label, control: null };
  };
}

const parts: Readonly<Record<string, string>> = {
  libraries: "the libraries",
  weights: "the model's weights",
  trained: "what is trained, with its optimizer",
  activations: "what each row leaves behind on its way through the layers",
  logits: "the scores of all words at the end",
};

function Memory({ estimate, lever }: { estimate: Estimate; lever: Lever }) {
  const { memoryBytes, availableBytes, memoryParts, basis } = estimate;
  const whole = availableBytes ?? memoryBytes.high;
  const share = (bytes: number) => `${Math.min(100, (bytes / whole) * 100)}%`;
  const over = availableBytes !== null && memoryBytes.likely > availableBytes;
  const fill = over ? "bg-bad" : "bg-accent";
  const largest = memoryParts[0];
  const range = formatRange(formatBytes(memoryBytes.low), formatBytes(memoryBytes.high));
  return (
    <Figure
      label="Memory"
      basis={basis.memory}
      lever={lever}
      remark={largest === undefined ? undefined : `Most of it: ${parts[largest.part] ?? largest.part}.`}
      bar={
        <span
          aria-hidden
          className="relative block h-1.5 overflow-hidden rounded-full bg-sunken forced-colors:border"
        >
          <span
            className={classNames("absolute inset-y-0 left-0 opacity-35", fill)}
            style={{ width: share(memoryBytes.high) }}
          />
          <span
            className={classNames(
              "absolute inset-y-0 left-0 rounded-full forced-colors:bg-[Highlight]",
              fill,
            )}
            style={{ width: share(memoryBytes.likely) }}
          />
        </span>
      }
    >
      <b className="font-semibold">{formatBytes(memoryBytes.likely)}</b>
      {availableBytes !== null && <span className="text-muted"> of {formatBytes(availableBytes)}</span>}
      <span className="whitespace-nowrap text-muted"> ({range})</span>
    </Figure>
  );
}

interface FigureProps {
  label: string;
  basis: EstimateBasis;
  lever: Lever;
  remark?: string | undefined;
  bar?: ReactNode;
  children: ReactNode;
}

const sources = { measured: "Measured", counted: "Counted", reckoned: "Estimated" } as const;

function Figure({ label, basis, lever, remark, bar, children }: FigureProps) {
  const turn = basis.knob === null ? undefined : lever?.(basis.knob);
  return (
    <div className="grid gap-1 text-table">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="text-muted">{label}</span>
        <span className="min-w-0 flex-1 text-right">{children}</span>
      </div>
      {bar}
      <p className="text-muted text-sm">
        {remark} <span title={basis.sentence}>{sources[basis.source]}:</span> {basis.sentence}
      </p>
      {turn !== undefined && (
        <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
          <span className="text-muted">
            Depends most on <b className="font-medium text-text">{turn.label}</b>
            {turn.control === null && ", above"}
          </span>
          {turn.control}
        </div>
      )}
    </div>
  );
}

interface FindingsProps {
  estimate: Estimate;
  onFix: FitPanelProps["onFix"];
  phrase: (text: string) => string;
}

function Findings({ estimate, onFix, phrase }: FindingsProps) {
  if (estimate.findings.length === 0) return null;
  const tones = { stop: "bad", warning: "warning", info: "idle" } as const;
  return (
    <ul className="grid gap-3 border-line border-t pt-3 text-table" aria-label="Findings">
      {estimate.findings.map((finding) => (
        <li key={finding.code + finding.message} className="flex gap-2">
          <StatusIcon tone={tones[finding.level]} className="mt-1" />
          <div className="grid min-w-0 justify-items-start gap-1.5">
            <p>{phrase(finding.message)}</p>
            {finding.fix !== null && finding.fixKnobs !== null && onFix !== undefined ? (
              <Button
                size="small"
                className="!h-auto !whitespace-normal text-left"
                onClick={() => onFix(finding.fixKnobs ?? {})}
              >
                {phrase(finding.fix.replace(/\.$/, ""))}
              </Button>
            ) : (
              finding.fix !== null && <p className="text-muted">{phrase(finding.fix)}</p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function FigureSkeletons() {
  return (
    <div className="grid gap-4">
      {["Memory", "Time", "Disk", "Training"].map((label) => (
        <div key={label} className="grid gap-1.5 text-table">
          <div className="flex justify-between gap-3">
            <span className="text-muted">{label}</span>
            <Skeleton className="h-4 w-36" />
          </div>
          <Skeleton className="h-3.5" />
          <Skeleton className="h-3.5 w-4/5" />
          <Skeleton className="h-6 w-2/3" />
        </div>
      ))}
    </div>
  );
}

/** Nobody plans by seconds what takes minutes. */
function rounded(seconds: number): number {
  if (seconds < 90) return Math.max(1, Math.round(seconds / 5) * 5);
  return seconds < 7200 ? Math.round(seconds / 60) * 60 : Math.round(seconds / 300) * 300;
}
