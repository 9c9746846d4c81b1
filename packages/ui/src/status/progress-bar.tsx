import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";

export interface ProgressBarProps {
  /** What progresses; read aloud. */
  label: string;
  /** 0 to 1; null while the end is not known. */
  share: number | null;
  /** How far in words, under the bar and read aloud: "3.1 of 5.4 GB, 2 min left". */
  caption?: string | undefined;
  /** At the caption's end: a cancel button. */
  aside?: ReactNode;
  tone?: "accent" | "running" | "warning" | "bad" | undefined;
}

const fills = { accent: "bg-accent", running: "bg-running", warning: "bg-warning", bad: "bg-bad" } as const;

export function ProgressBar({ label, share, caption, aside, tone = "accent" }: ProgressBarProps) {
  const percent = share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div className="grid gap-1">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
        aria-valuetext={caption}
        className="h-1.5 overflow-hidden rounded-full bg-line forced-colors:border"
      >
        <div
          className={classNames(
            "h-full rounded-full forced-colors:bg-[Highlight]",
            fills[tone],
            percent === null && "animate-pulse opacity-60",
          )}
          style={{ width: `${percent ?? 100}%` }}
        />
      </div>
      {(caption !== undefined || aside !== undefined) && (
        <div className="flex items-center justify-between gap-2 text-muted text-sm">
          <span>{caption}</span>
          {aside}
        </div>
      )}
    </div>
  );
}
