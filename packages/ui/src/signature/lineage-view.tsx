import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { Link } from "../navigation/link.tsx";

export interface LineageItem {
  id: string;
  title: string;
  /** "version 4, 1,940 chats". */
  detail?: string | undefined;
  href?: string | undefined;
  /** A state or a stamp. */
  badge?: ReactNode;
  /** The page it is seen from. */
  here?: boolean | undefined;
  /** It was deleted: its name stays, its page is gone. */
  gone?: boolean | undefined;
}

export interface LineageStage {
  /** "From", "Trained by", "Became". */
  label: string;
  items: readonly LineageItem[];
}

/** Where a model comes from and what was made of it, from left to right; from top to bottom on a narrow screen. */
export function LineageView({ label, stages }: { label: string; stages: readonly LineageStage[] }) {
  const shown = stages.filter(({ items }) => items.length > 0);
  return (
    <ol aria-label={label} className="flex flex-col gap-2 md:flex-row md:items-stretch md:gap-0">
      {shown.map((stage, at) => (
        <li key={stage.label} className="flex min-w-0 flex-1 flex-col gap-2 md:flex-row">
          {at > 0 && (
            <ArrowRight
              size={16}
              aria-hidden
              className="shrink-0 self-center text-faint max-md:rotate-90 md:mx-2 md:mt-11 md:self-start"
            />
          )}
          <div className="grid min-w-0 flex-1 content-start gap-1.5">
            <h3 className="text-muted text-sm">{stage.label}</h3>
            <ul className="grid gap-1.5">
              {stage.items.map((item) => (
                <li key={item.id}>
                  <Item item={item} />
                </li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Item({ item }: { item: LineageItem }) {
  const { title, detail, href, badge, here, gone } = item;
  const look = classNames(
    "grid min-h-11 content-center gap-0.5 rounded-md border bg-surface px-3 py-2 text-table no-underline",
    here === true ? "border-accent ring-1 ring-accent" : "border-line",
    gone === true && "border-dashed text-muted",
    href !== undefined && "hover:bg-hover",
  );
  const inside = (
    <>
      <span className="flex items-center justify-between gap-2">
        <span className="truncate font-medium" title={title}>
          {title}
        </span>
        {badge}
      </span>
      {(detail !== undefined || gone === true) && (
        <span className="truncate text-muted text-sm">{gone === true ? "deleted" : detail}</span>
      )}
    </>
  );
  if (href === undefined || gone === true) {
    return (
      <div className={look} aria-current={here === true ? "true" : undefined}>
        {inside}
      </div>
    );
  }
  return (
    <Link href={href} className={look} aria-current={here === true ? "true" : undefined}>
      {inside}
    </Link>
  );
}
