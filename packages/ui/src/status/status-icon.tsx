import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { type Tone, toneText } from "./tone.ts";

export type StatusShape =
  | "dot"
  | "ring"
  | "half"
  | "check"
  | "cross"
  | "up"
  | "down"
  | "bang"
  | "pause"
  | "stop"
  | "turn";

const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.75, strokeLinecap: "round" } as const;
const shapes: Readonly<Record<StatusShape, ReactNode>> = {
  dot: <circle cx="6" cy="6" r="3.5" fill="currentColor" />,
  ring: <circle cx="6" cy="6" r="3.75" {...line} strokeWidth={1.5} />,
  half: (
    <>
      <circle cx="6" cy="6" r="3.75" {...line} strokeWidth={1.5} />
      <path d="M6 2.25a3.75 3.75 0 0 1 0 7.5z" fill="currentColor" />
    </>
  ),
  check: <path d="m2.5 6.5 2.5 2.5 4.5-5.5" {...line} strokeLinejoin="round" />,
  cross: <path d="m3 3 6 6m0-6-6 6" {...line} />,
  up: <path d="M6 2.5 10 9H2z" fill="currentColor" />,
  down: <path d="M6 9.5 10 3H2z" fill="currentColor" />,
  bang: <path d="M6 2v4.75M6 9.6v.15" {...line} strokeWidth={2} />,
  pause: <path d="M4.25 3v6m3.5-6v6" {...line} strokeWidth={2} />,
  stop: <rect x="3" y="3" width="6" height="6" rx="1" fill="currentColor" />,
  turn: (
    <path d="M9.5 6A3.5 3.5 0 1 1 8.2 3.3M8.5 1.5v2h-2" {...line} strokeWidth={1.5} strokeLinejoin="round" />
  ),
};

/** The shape each meaning has when nothing more exact is known. */
export const toneShape: Readonly<Record<Tone, StatusShape>> = {
  running: "dot",
  good: "check",
  warning: "bang",
  bad: "cross",
  idle: "ring",
};

/** Shapes differ, so that the state can be told without colour. Stands beside its word. */
export function StatusIcon({
  tone,
  shape,
  className,
}: {
  tone: Tone;
  shape?: StatusShape;
  className?: string;
}) {
  return (
    <svg
      width="12"
      height="12"
      viewBox="0 0 12 12"
      aria-hidden="true"
      className={classNames("shrink-0", toneText[tone], className)}
    >
      {shapes[shape ?? toneShape[tone]]}
    </svg>
  );
}
