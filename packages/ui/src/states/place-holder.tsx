import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { StatusIcon, type StatusShape } from "../status/status-icon.tsx";
import type { Tone } from "../status/tone.ts";

export interface PlaceHolderProps {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  icon?: { tone: Tone; shape: StatusShape } | undefined;
  /** The words are the page: its title is the h1. */
  page?: boolean | undefined;
}

// A surface around it sets these; on the bare page it has an edge of its own.
const boxed =
  "rounded-lg border-(length:--place-edge,1px) border-line px-(--place-x,1rem) py-(--place-y,1.5rem)";

/** What stands where content would: left-aligned, a sentence and the way on. */
export function PlaceHolder({ title, children, actions, icon, page = false }: PlaceHolderProps) {
  const Heading = page ? "h1" : "p";
  return (
    <div className={classNames("grid justify-items-start gap-1.5", page ? "py-2" : boxed)}>
      <Heading
        className={page ? "font-semibold text-xl tracking-tight" : "flex items-center gap-2 font-semibold"}
      >
        {icon !== undefined && !page && <StatusIcon {...icon} />}
        {title}
      </Heading>
      {children !== undefined && <div className="max-w-150 text-muted">{children}</div>}
      {actions !== undefined && <div className="mt-2 flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}
