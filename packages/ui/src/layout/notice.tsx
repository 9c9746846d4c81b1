import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { StatusIcon, type StatusShape } from "../status/status-icon.tsx";
import { type Tone, toneSoft } from "../status/tone.ts";

export interface NoticeProps {
  tone: Tone;
  shape?: StatusShape | undefined;
  children: ReactNode;
  /** Small buttons at its end. */
  actions?: ReactNode;
  /** Says it aloud when it appears. */
  live?: boolean | undefined;
}

/** One or two sentences above what they are about. */
export function Notice({ tone, shape, children, actions, live = false }: NoticeProps) {
  return (
    <div
      role={live ? "status" : undefined}
      className={classNames(
        "flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md px-3 py-2 text-table forced-colors:border",
        toneSoft[tone],
      )}
    >
      <StatusIcon tone={tone} {...(shape === undefined ? {} : { shape })} />
      <div className="min-w-0 flex-1 basis-50">{children}</div>
      {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}

export interface Remark {
  id: string;
  tone: Tone;
  shape?: StatusShape | undefined;
  text: ReactNode;
}

/** Short findings, each with its mark: the Notes of a run. */
export function Remarks({ items }: { items: readonly Remark[] }) {
  return (
    <ul className="grid gap-2.5 text-table">
      {items.map((item) => (
        <li key={item.id} className="flex gap-2">
          <StatusIcon
            tone={item.tone}
            {...(item.shape === undefined ? {} : { shape: item.shape })}
            className="mt-1"
          />
          <span className="min-w-0">{item.text}</span>
        </li>
      ))}
    </ul>
  );
}
