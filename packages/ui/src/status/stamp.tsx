import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { StatusIcon } from "./status-icon.tsx";
import { type Tone, toneText } from "./tone.ts";

/** A judgement that was made once and can be checked: certified, not certified. */
export function Stamp({
  tone,
  children,
}: {
  tone: Extract<Tone, "good" | "warning" | "bad">;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        "inline-flex min-h-9 items-center gap-2 whitespace-nowrap rounded-md border border-current px-3 font-semibold",
        toneText[tone],
      )}
    >
      <StatusIcon tone={tone} />
      {children}
    </span>
  );
}
