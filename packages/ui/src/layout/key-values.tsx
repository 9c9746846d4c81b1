import type { ReactNode } from "react";

export interface KeyValue {
  label: ReactNode;
  value: ReactNode;
  /** Where the label is not a text. */
  id?: string | undefined;
  /** A small line under the value: what it rests on. */
  note?: ReactNode;
}

export function KeyValues({ items, align = "end" }: { items: readonly KeyValue[]; align?: "start" | "end" }) {
  return (
    <dl className="grid gap-1.5 text-table">
      {items.map((item, index) => (
        <div
          key={item.id ?? (typeof item.label === "string" ? item.label : index)}
          className={
            align === "end"
              ? "flex flex-wrap items-baseline justify-between gap-x-4"
              : "grid gap-x-4 sm:grid-cols-[160px_minmax(0,1fr)]"
          }
        >
          <dt className="text-muted">{item.label}</dt>
          <dd
            className={
              align === "end" ? "ml-auto text-right [overflow-wrap:anywhere]" : "[overflow-wrap:anywhere]"
            }
          >
            {item.value}
            {item.note !== undefined && <span className="block text-muted text-sm">{item.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
