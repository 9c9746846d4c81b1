import type { JobError } from "@facet/contracts/errors/problem";
import { Button } from "../actions/button.tsx";
import { CopyButton } from "../actions/copy-button.tsx";
import { formatNumber } from "../format/format-number.ts";
import { KeyValues } from "../layout/key-values.tsx";
import { Panel } from "../layout/panel.tsx";
import { Badge } from "../status/badge.tsx";
import { StatusIcon } from "../status/status-icon.tsx";

export interface RankedFix {
  id: string;
  /** A verb: "Halve the batch and continue from step 320". */
  label: string;
  /** What it costs or changes, in a few words. */
  detail?: string | undefined;
  onAct: () => void;
  busy?: boolean | undefined;
  disabledReason?: string | undefined;
}

export interface FailureCardProps {
  error: JobError;
  /** What usually leads to it; under the cause that this failure named. */
  story?: string | undefined;
  /** What to do, in a sentence; without it the failure's own. */
  todo?: string | undefined;
  /** The likeliest first; the first is the main button. */
  fixes: readonly RankedFix[];
  /** Newest checkpoint that verified; undefined for work that writes none. */
  checkpointStep?: number | null | undefined;
  attempts: number;
  /** The platform will try again by itself: when, in words. */
  retryIn?: string | undefined;
  requestId?: string | undefined;
  jobId: string;
  /** The last lines of the log. */
  details?: string | undefined;
}

const blame: Readonly<Record<JobError["class"], string>> = {
  user: "yours to mend",
  resource: "needs more room, or a smaller run",
  numeric: "the numbers broke",
  infra: "passing: tried again by itself",
  capacity: "waits for a machine",
  platform: "our fault",
};

/** What happened, where, why, and what to do, the likeliest way out first. */
export function FailureCard(props: FailureCardProps) {
  const {
    error,
    story,
    todo = error.fix,
    fixes,
    checkpointStep,
    attempts,
    retryIn,
    requestId,
    jobId,
    details,
  } = props;
  const ref = [
    `${error.title} (${error.code})`,
    error.message,
    todo,
    `job ${jobId}, attempt ${error.attempt}`,
  ];
  const [first, ...others] = fixes;
  return (
    <Panel
      tone="bad"
      title={
        <span className="inline-flex items-center gap-2">
          <StatusIcon tone="bad" />
          {error.title}
        </span>
      }
      actions={<Badge>{blame[error.class]}</Badge>}
      footer={
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-faint text-sm">
          <span>
            Code <code>{error.code}</code>
          </span>
          {requestId !== undefined && (
            <span>
              Request <code className="[overflow-wrap:anywhere]">{requestId}</code>
            </span>
          )}
          <code className="[overflow-wrap:anywhere]">{jobId}</code>
          <CopyButton
            label="Copy details"
            text={() => [...ref, requestId ?? "", details ?? ""].join("\n").trim()}
          />
        </div>
      }
    >
      <div className="grid gap-4" role="alert">
        <div className="grid max-w-200 gap-1">
          <p>{error.message}</p>
          {story !== undefined && story !== error.message && <p className="text-muted">{story}</p>}
        </div>
        <KeyValues
          align="start"
          items={[
            ...placeLines(error, checkpointStep !== undefined),
            ...(checkpointStep === undefined
              ? []
              : [
                  {
                    label: "Last good checkpoint",
                    value:
                      checkpointStep === null
                        ? "none had been written"
                        : `step ${formatNumber(checkpointStep)}, checked`,
                  },
                ]),
            ...(attempts > 1 ? [{ label: "Attempts", value: formatNumber(attempts) }] : []),
            ...(retryIn === undefined ? [] : [{ label: "By itself", value: retryIn }]),
          ]}
        />
        <div className="grid gap-2">
          <h3 className="font-medium text-table">What to do</h3>
          <p>{todo}</p>
          {first !== undefined && (
            <ol className="grid gap-2">
              {[first, ...others].map((fix, at) => (
                <li key={fix.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <Button
                    look={at === 0 ? "main" : "plain"}
                    busy={fix.busy}
                    disabledReason={fix.disabledReason}
                    className="!h-auto !whitespace-normal text-left"
                    onClick={fix.onAct}
                  >
                    {fix.label}
                  </Button>
                  {fix.detail !== undefined && <span className="text-muted text-sm">{fix.detail}</span>}
                </li>
              ))}
            </ol>
          )}
        </div>
        {details !== undefined && details !== "" && (
          <details className="text-sm">
            <summary className="min-h-6 text-muted">Technical details: the last lines of the log</summary>
            <pre
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
              tabIndex={0}
              className="mt-2 max-h-72 overflow-auto whitespace-pre-wrap rounded-md bg-sunken p-3 font-mono [overflow-wrap:anywhere]"
            >
              {details}
            </pre>
          </details>
        )}
      </div>
    </Panel>
  );
}

/** Work without steps names its place alone, and nothing where it has none. */
function placeLines(error: JobError, hasSteps: boolean) {
  const value = hasSteps ? place(error) : (error.place ?? "");
  return value === "" ? [] : [{ label: "Where", value }];
}

function place({ place: where, lastStep }: JobError): string {
  const step =
    lastStep === null || lastStep === 0 ? "before the first step" : `step ${formatNumber(lastStep)}`;
  if (where === null || where === "") return step;
  // What broke off within a step names it; the last whole one before it would only confuse.
  return /\bstep \d/.test(where) ? where : `${where}, ${step}`;
}
