import { Link } from "@facet/ui/navigation/link";
import type { ReactNode } from "react";

interface RowLinkProps {
  readonly href: string;
  readonly name: ReactNode;
  /** What is most worth knowing of it, at the right. */
  readonly children?: ReactNode;
}

/** One thing in a short list: its name leads there. */
export function RowLink({ href, name, children }: RowLinkProps) {
  return (
    <li className="list-none border-line border-b last:border-b-0">
      <Link
        href={href}
        className="flex min-h-9 items-center justify-between gap-3 px-4 py-1.5 text-table no-underline hover:bg-hover pointer-coarse:min-h-11 focus-visible:outline-offset-[-3px]"
      >
        <span className="min-w-0 truncate">{name}</span>
        <span className="shrink-0">{children}</span>
      </Link>
    </li>
  );
}
