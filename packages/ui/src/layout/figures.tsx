import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { type Tone, toneText } from "../status/tone.ts";

export interface Figure {
  label: string;
  value: ReactNode;
  /** What it rests on: "74 of 194". */
  note?: ReactNode;
  tone?: Tone | undefined;
}

/** Two to four numbers that carry a page. */
export function Figures({ items }: { items: readonly Figure[] }) {
  return (
    <dl className="flex flex-wrap gap-px overflow-hidden rounded-lg border border-line bg-line">
      {items.map((item) => (
        <div key={item.label} className="grow basis-40 bg-surface px-4 py-3.5">
          <dt className="text-muted text-sm">{item.label}</dt>
          <dd>
            <span
              className={classNames(
                "block font-semibold text-xl tracking-tight",
                item.tone !== undefined && toneText[item.tone],
              )}
            >
              {item.value}
            </span>
            {item.note !== undefined && <span className="block text-muted text-sm">{item.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
