import type { ReactNode } from "react";

export interface PageHeaderProps {
  /** The page's one h1. */
  title: ReactNode;
  /** Beside the title: state, version. */
  badges?: ReactNode;
  /** One sentence that says what is happening. */
  sentence?: ReactNode;
  /** The main one last. */
  actions?: ReactNode;
}

export function PageHeader({ title, badges, sentence, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 max-w-200 flex-1 basis-80 gap-1">
        <div className="flex flex-wrap items-center gap-2">
          <h1 className="font-semibold text-xl tracking-tight [overflow-wrap:anywhere]">{title}</h1>
          {badges}
        </div>
        {sentence !== undefined && <p className="text-muted [&_b]:text-text">{sentence}</p>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
