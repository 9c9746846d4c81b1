import { formatDuration } from "../format/format-duration.ts";
import { useNow } from "./clock.tsx";

export interface DurationProps {
  ms?: number | null | undefined;
  /** Counts on from this moment instead: ISO text or milliseconds since 1970. */
  since?: string | number | undefined;
}

/** 38 s · 12 min 10 s · 2 h 14 min. */
export function Duration({ ms, since }: DurationProps) {
  return since === undefined ? <span>{formatDuration(ms)}</span> : <Running since={since} />;
}

function Running({ since }: { since: string | number }) {
  const now = useNow();
  const passed = Math.max(0, now - new Date(since).getTime());
  return <span>{formatDuration(Math.floor(passed / 1000) * 1000)}</span>;
}
