import { Fragment } from "react";
import { Link } from "../navigation/link.tsx";
import { words } from "../words.ts";

export interface Crumb {
  label: string;
  /** The last one is the page itself and needs none. */
  href?: string | undefined;
}

export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label={words.breadcrumb} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5 text-muted">
        {items.map((item, index) => {
          const last = index === items.length - 1;
          return (
            <Fragment key={`${item.href ?? ""}${item.label}`}>
              {index > 0 && (
                <li aria-hidden className="text-faint max-sm:hidden">
                  /
                </li>
              )}
              <li className={last ? "min-w-0 truncate" : "max-w-50 shrink-0 truncate max-sm:hidden"}>
                {item.href === undefined ? (
                  <span aria-current={last ? "page" : undefined}>{item.label}</span>
                ) : (
                  <Link
                    href={item.href}
                    aria-current={last ? "page" : undefined}
                    className="rounded-xs py-1 hover:text-text"
                  >
                    {item.label}
                  </Link>
                )}
              </li>
            </Fragment>
          );
        })}
      </ol>
    </nav>
  );
}
