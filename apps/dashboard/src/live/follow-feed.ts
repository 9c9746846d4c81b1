import type { FacetClient } from "@facet/sdk/create-client";
import type { FeedHint } from "@facet/sdk/generated/types.gen";
import type { QueryClient } from "@tanstack/react-query";
import { isHinted, takeHints } from "./hints.ts";
import { type Connection, openStream } from "./open-stream.ts";
import { shareStream } from "./share-stream.ts";

interface FollowFeed {
  readonly facet: FacetClient;
  readonly cache: QueryClient;
  readonly projectId: string;
  readonly onConnection: (connection: Connection) => void;
  readonly onRefused: (error: unknown) => void;
  readonly signal: AbortSignal;
  readonly locks: Pick<LockManager, "request"> | undefined;
}

/** Keeps the cache as fresh as the project's feed. Nothing is replayed, so each new connection reads again what is on the screen. */
export function followFeed({
  facet,
  cache,
  projectId,
  onConnection,
  onRefused,
  signal,
  locks,
}: FollowFeed): void {
  const hints = takeHints(cache);
  let connection: Connection | undefined;
  signal.addEventListener("abort", () => hints.close(), { once: true });
  shareStream<FeedHint, Connection>({
    name: `project:${projectId}`,
    locks,
    signal,
    onRefused,
    onMessage: hints.take,
    onState(next) {
      if (next === "live" && connection !== "live")
        whenIdle(() => {
          if (!signal.aborted) readAgain(cache);
        });
      connection = next;
      onConnection(next);
    },
    lead: ({ deliver, report }) =>
      openStream({
        facet,
        path: `/v1/projects/${encodeURIComponent(projectId)}/feed`,
        // Safe: the API wrote it, and answers nothing else on this stream.
        onEvent: ({ data }) => deliver(JSON.parse(data) as FeedHint),
        onConnection: report,
        signal,
      }),
  });
}

const idleWithinMs = 1000;

/** A page that is being opened comes first: reading everything again beside it would hold up its first picture. */
function whenIdle(act: () => void): void {
  // Safari has no idle callback.
  if (typeof requestIdleCallback === "function") requestIdleCallback(act, { timeout: idleWithinMs });
  else setTimeout(act, idleWithinMs / 2);
}

/** What was read before the line was open may have changed unseen. */
function readAgain(cache: QueryClient): void {
  void cache.invalidateQueries(
    { predicate: ({ queryKey: [noun, , part] }) => isHinted(noun) && part !== "story" },
    { cancelRefetch: false },
  );
}
