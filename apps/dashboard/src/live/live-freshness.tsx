"use client";
import { Freshness } from "@facet/ui/status/freshness";
import { useFreshness } from "./freshness.ts";

const shown = {
  connecting: "reconnecting",
  live: "live",
  reconnecting: "reconnecting",
  ended: "still",
} as const;

/** How old what is shown is: by the name of the stream that keeps it (`feedName`, `jobStreamName`). */
export function LiveFreshness({ stream }: { stream: string }) {
  const { connection, heardAt } = useFreshness(stream);
  if (heardAt === null) return null;
  return <Freshness connection={shown[connection]} updatedAt={heardAt} />;
}
