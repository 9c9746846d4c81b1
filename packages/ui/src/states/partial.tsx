import type { ReactNode } from "react";
import { Button } from "../actions/button.tsx";
import { Notice } from "../layout/notice.tsx";
import { useNow } from "../values/clock.tsx";
import { words } from "../words.ts";

export interface PartialProps {
  /** Nothing is old or missing: the data stands alone, in the same place of the tree. */
  whole?: boolean | undefined;
  /** When the data shown was true, in ms since 1970. */
  updatedAt?: number | undefined;
  /** What is missing, where the data is not old but cut: "first 200 MB". */
  missing?: string | undefined;
  onRetry?: (() => void) | undefined;
  retrying?: boolean | undefined;
  /** The last good data. */
  children?: ReactNode;
}

/** Old or incomplete data stays, under a line that says so. */
export function Partial({ whole = false, children, ...rest }: PartialProps) {
  return (
    <div className={whole ? "contents" : "grid min-w-0 gap-3"}>
      {whole ? null : <PartialNotice {...rest} />}
      {children}
    </div>
  );
}

function PartialNotice({
  updatedAt,
  missing,
  onRetry,
  retrying,
}: Pick<PartialProps, "updatedAt" | "missing" | "onRetry" | "retrying">) {
  const now = useNow();
  const text =
    missing === undefined
      ? words.partial(words.time.age(updatedAt ?? now, now))
      : words.partialFixed(missing);
  return (
    <Notice
      tone="warning"
      live
      actions={
        onRetry === undefined ? undefined : (
          <Button size="small" onClick={onRetry} busy={retrying}>
            {words.retry}
          </Button>
        )
      }
    >
      {text}
    </Notice>
  );
}
