import { formatAge } from "../format/format-age.ts";
import { formatMoment } from "../format/format-moment.ts";
import { Tooltip } from "../overlays/tooltip.tsx";
import { useNow } from "./clock.tsx";

export interface TimeProps {
  /** ISO text or milliseconds since 1970; null is a dash. */
  at: string | number | null | undefined;
  /** The exact moment as text instead of the age. */
  exact?: boolean | undefined;
}

/** "14 min ago"; the exact moment on hover and on focus. */
export function Time({ at, exact = false }: TimeProps) {
  const now = useNow();
  const atMs = at === null || at === undefined ? Number.NaN : new Date(at).getTime();
  if (Number.isNaN(atMs)) return <span className="text-faint">–</span>;
  const moment = formatMoment(atMs);
  const iso = new Date(atMs).toISOString();
  if (exact) return <time dateTime={iso}>{moment}</time>;
  return (
    <Tooltip text={moment}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the exact moment must be readable by keyboard. */}
      <time dateTime={iso} tabIndex={0} className="whitespace-nowrap rounded-xs">
        {formatAge(atMs, now)}
      </time>
    </Tooltip>
  );
}
