import { type ReactNode, useId } from "react";
import { classNames } from "../class-names.ts";
import { type Tone, toneText } from "../status/tone.ts";

export interface PanelProps {
  /** The finding where there is one: "3.2 % of rows would be cut at 1,024 tokens". */
  title?: ReactNode;
  /** One muted line under the title. */
  description?: ReactNode;
  actions?: ReactNode;
  /** Tables and lists reach the edges. */
  flush?: boolean | undefined;
  /** A coloured edge for what needs the person. */
  tone?: Extract<Tone, "warning" | "bad" | "good"> | undefined;
  footer?: ReactNode;
  /** Level of its heading; the page's own is 1. */
  level?: 2 | 3 | undefined;
  className?: string | undefined;
  children?: ReactNode;
}

const flushBody = "min-w-0 flex-1 overflow-hidden rounded-lg";
// An empty or failed region inside needs no second margin: PlaceHolder reads these.
const paddedBody = "min-w-0 flex-1 p-4 [--place-x:0px] [--place-y:0.25rem]";

/** A surface with a hairline. Panels stand beside each other, never inside each other. */
export function Panel(props: PanelProps) {
  const { title, description, actions, flush = false, tone, footer, level = 2, className, children } = props;
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section
      aria-labelledby={title === undefined ? undefined : id}
      className={classNames(
        "flex min-w-0 flex-col rounded-lg border bg-surface [--place-edge:0px]",
        tone === undefined ? "border-line" : classNames("border-current", toneText[tone]),
        className,
      )}
    >
      <div className="flex min-w-0 flex-1 flex-col text-text">
        {title !== undefined && (
          <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1.5 border-line border-b px-4 py-2">
            <div className="min-w-0">
              <Heading id={id} className="font-semibold">
                {title}
              </Heading>
              {description !== undefined && <p className="text-muted text-sm">{description}</p>}
            </div>
            {actions !== undefined && (
              <div className="flex flex-wrap items-center gap-2 text-muted text-sm">{actions}</div>
            )}
          </header>
        )}
        {children !== undefined && <div className={flush ? flushBody : paddedBody}>{children}</div>}
        {footer !== undefined && <footer className="border-line border-t px-4 py-2.5">{footer}</footer>}
      </div>
    </section>
  );
}
