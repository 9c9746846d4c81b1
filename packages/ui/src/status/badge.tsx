import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { StatusIcon, type StatusShape } from "./status-icon.tsx";
import { type Tone, toneSoft, toneText } from "./tone.ts";

export interface BadgeProps {
  tone?: Tone | undefined;
  /** Null for none: a version, a count. A tone other than idle always has one. */
  shape?: StatusShape | null | undefined;
  children: ReactNode;
  title?: string | undefined;
}

export function Badge({ tone = "idle", shape, children, title }: BadgeProps) {
  const bare = tone === "idle" && (shape === undefined || shape === null);
  return (
    <span
      title={title}
      className={classNames(
        "inline-flex min-h-5 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 py-px font-medium text-sm forced-colors:border",
        toneSoft[tone],
        toneText[tone],
      )}
    >
      {!bare && <StatusIcon tone={tone} {...(shape === undefined || shape === null ? {} : { shape })} />}
      {children}
    </span>
  );
}
