import { useNow } from "../values/clock.tsx";
import { words } from "../words.ts";
import { StatusIcon } from "./status-icon.tsx";

export interface FreshnessProps {
  /** Live: events arrive. Reconnecting: the stream was cut. Still: no stream, only what was loaded. */
  connection: "live" | "reconnecting" | "still";
  /** When the newest of what is shown was true, in ms since 1970. */
  updatedAt?: number | undefined;
}

/** How old the page's truth is: live, reconnecting, or updated 40 s ago. */
export function Freshness({ connection, updatedAt }: FreshnessProps) {
  const now = useNow();
  const stale = updatedAt === undefined ? null : words.live.stale(words.time.age(updatedAt, now));
  const looks = {
    live: { tone: "good", shape: "dot" },
    reconnecting: { tone: "warning", shape: "turn" },
    still: { tone: "idle", shape: "ring" },
  } as const;
  const text =
    connection === "still" ? stale : connection === "live" ? words.live.live : words.live.reconnecting;
  return (
    <span className="inline-flex items-center gap-1.5 text-muted text-sm">
      <StatusIcon {...looks[connection]} />
      <span>
        {text}
        {connection === "reconnecting" && stale !== null && ` · ${stale}`}
      </span>
    </span>
  );
}
