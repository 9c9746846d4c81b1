import type { FacetClient } from "@facet/sdk/create-client";
import type { JobEvent } from "@facet/sdk/generated/types.gen";
import { askEvents } from "./ask-events.ts";
import { inSlot } from "./in-slot.ts";
import type { JobStory } from "./job-story.ts";
import { type Connection, openStream } from "./open-stream.ts";
import { reduceStory } from "./reduce-story.ts";
import { shareStream } from "./share-stream.ts";

interface FollowStory {
  readonly facet: FacetClient;
  readonly story: JobStory;
  readonly onStory: (story: JobStory) => void;
  readonly onConnection: (connection: Connection) => void;
  readonly onRefused: (error: unknown) => void;
  readonly signal: AbortSignal;
  readonly locks: Pick<LockManager, "request"> | undefined;
}

const pageSize = 1000;
/** Events that come in a burst are drawn together; the first of them is drawn at once. */
const drawEveryMs = 100;

/** Goes on from a story with each event as it comes, by the connection that the tabs of this browser share. */
export function followStory({
  facet,
  story: start,
  onStory,
  onConnection,
  onRefused,
  signal,
  locks,
}: FollowStory): void {
  const { jobId } = start;
  let story = start;
  let pending: JobEvent[] = [];
  let lastSeq = start.lastSeq;
  let highestSeq = start.lastSeq;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let catchingUp: Promise<void> | undefined;

  function draw(): void {
    timer = undefined;
    drawnAt = performance.now();
    story = reduceStory(story, pending);
    pending = [];
    if (!signal.aborted) onStory(story);
  }

  function take(event: JobEvent): void {
    highestSeq = Math.max(highestSeq, event.seq);
    if (event.seq <= lastSeq) return;
    // The numbers have no gap: what is missing is stored, and so is this one.
    if (event.seq > lastSeq + 1) return void catchUp();
    lastSeq = event.seq;
    pending.push(event);
    timer ??= setTimeout(draw, Math.max(0, drawnAt + drawEveryMs - performance.now()));
  }

  /** Reads what another tab was told before this one listened. */
  function catchUp(): Promise<void> {
    catchingUp ??= readPages()
      .catch(() => undefined)
      .finally(() => {
        catchingUp = undefined;
      });
    return catchingUp;
  }

  async function readPages(): Promise<void> {
    for (let more = true; (more || lastSeq < highestSeq) && !signal.aborted; ) {
      const page = await facet.listJobEvents({
        path: { id: jobId },
        query: { after: lastSeq, limit: pageSize },
        signal,
      });
      for (const event of page.events) take(event);
      more = page.more;
    }
  }

  signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  let leads = false;
  let heard = false;
  shareStream<JobEvent, Connection>({
    name: `job:${jobId}`,
    locks,
    signal,
    onRefused,
    onMessage: take,
    onState(connection) {
      onConnection(connection);
      if (!leads && !heard) void catchUp();
      heard = true;
    },
    async lead({ deliver, report }) {
      leads = true;
      const isOver = () => reduceStory(story, pending).ended;
      const stream = () =>
        openStream({
          facet,
          path: `/v1/jobs/${encodeURIComponent(jobId)}/events`,
          lastEventId: () => lastSeq,
          // Safe: the API wrote it, and answers nothing else on this stream.
          onEvent: ({ data }) => deliver(JSON.parse(data) as JobEvent),
          onConnection: report,
          isOver,
          signal,
        });
      while (!signal.aborted && !(await inSlot(locks, stream))) {
        if (isOver()) return report("ended");
        await askEvents({ facet, jobId, after: lastSeq, onEvent: deliver, onConnection: report, signal });
      }
    },
  });
}
